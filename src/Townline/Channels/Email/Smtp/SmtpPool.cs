using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Townline.Channels.Email.Smtp;

/// <summary>
/// Keeps lines to mail servers open for the next mail, and no more of them at once than each server is to have. No domain of recipients has all of them: while
/// the mails of one are taken slowly, those of others go on.
/// </summary>
internal sealed class SmtpPool : IMailTransport, IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<SmtpServer, SmtpLane> _lanes = new();
    private readonly PartitionedRateLimiter<(SmtpServer Server, string Domain)> _domains =
        PartitionedRateLimiter.Create<(SmtpServer Server, string Domain), (SmtpServer, string)>(key => RateLimitPartition.GetConcurrencyLimiter(key, _ => Share(key.Server)));
    private readonly Timer _sweep;

    public SmtpPool() => _sweep = new Timer(_ => Sweep(), null, Look, Look);

    public async Task<SmtpAnswer> Send(SmtpServer server, SmtpMail mail, CancellationToken cancel)
    {
        using var turn = await _domains.AcquireAsync((server, mail.To[(mail.To.LastIndexOf('@') + 1)..].ToLowerInvariant()), 1, cancel);
        return await _lanes.GetOrAdd(server, key => new SmtpLane(key)).Send(mail, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        foreach (var lane in _lanes.Values)
        {
            await lane.Close(TimeSpan.Zero);
        }

        await _domains.DisposeAsync();
    }

    /// <summary>Three quarters of the lines; of a single one all.</summary>
    private static ConcurrencyLimiterOptions Share(SmtpServer server) => new()
    {
        PermitLimit = Math.Max(1, server.MostConnections * 3 / 4),
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    /// <summary>Lines that nothing went over for a while are closed, before the server does it in the middle of a mail.</summary>
    private void Sweep() => _ = Task.WhenAll(_lanes.Values.Select(lane => lane.Close(SmtpLane.Rest)));
}
