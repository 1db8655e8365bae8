using System.Threading.Channels;

namespace Townline.Platform.Live;

/// <summary>One listener's line of events of its town.</summary>
internal sealed class Subscription(int tenantId, Action<Subscription> end) : IDisposable
{
    private readonly Channel<LiveEvent> _events = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(1000) { SingleReader = true });

    /// <summary>Completes when the listener fell too far behind.</summary>
    public ChannelReader<LiveEvent> Events => _events.Reader;

    internal void Offer(LiveEvent happened)
    {
        if (happened.TenantId == tenantId && !_events.Writer.TryWrite(happened))
        {
            _events.Writer.TryComplete();
        }
    }

    public void Dispose()
    {
        _events.Writer.TryComplete();
        end(this);
    }
}
