using System.Collections.Concurrent;

namespace Townline.Channels.Email.Smtp;

/// <summary>Keeps lines to mail servers open for the next mail, and no more of them at once than each server is to have.</summary>
internal sealed class SmtpPool : IMailTransport, IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<SmtpServer, SmtpLane> _lanes = new();
    private readonly Timer _sweep;

    public SmtpPool() => _sweep = new Timer(_ => Sweep(), null, Look, Look);

    public Task<SmtpAnswer> Send(SmtpServer server, SmtpMail mail, CancellationToken cancel) => _lanes.GetOrAdd(server, key => new SmtpLane(key)).Send(mail, cancel);

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        foreach (var lane in _lanes.Values)
        {
            await lane.Close(TimeSpan.Zero);
        }
    }

    /// <summary>Lines that nothing went over for a while are closed, before the server does it in the middle of a mail.</summary>
    private void Sweep() => _ = Task.WhenAll(_lanes.Values.Select(lane => lane.Close(SmtpLane.Rest)));
}
