using System.Net;

namespace Townline.Channels.Email.Listener;

/// <summary>Counts connections, in all and by address, so that nobody takes all of them.</summary>
internal sealed class ConnectionCount(ListenerLimits limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, int> _byAddress = [];
    private int _all;

    /// <returns>False when there are too many; it is not counted then.</returns>
    public bool TryEnter(IPAddress address)
    {
        lock (_lock)
        {
            var here = _byAddress.GetValueOrDefault(address);
            if (_all >= limits.Connections || here >= limits.ConnectionsPerAddress)
            {
                return false;
            }

            _byAddress[address] = here + 1;
            _all++;
            return true;
        }
    }

    public void Leave(IPAddress address)
    {
        lock (_lock)
        {
            _all--;
            if (--_byAddress[address] == 0)
            {
                _byAddress.Remove(address);
            }
        }
    }
}
