using System.Threading.RateLimiting;
using Townline.Platform.Web;

namespace Townline.Faces.Portal.Limits;

/// <summary>How often one network address may ask for links to sign in by: 30 times in 15 minutes, to whatever addresses. Kept per node; each e-mail address has a limit of its own in the database.</summary>
internal sealed class LinkLimit : IDisposable
{
    private const int Most = 30;

    private readonly PartitionedRateLimiter<string> _asked = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetFixedWindowLimiter(caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = TimeSpan.FromMinutes(15) }));

    /// <summary>Whether this caller may ask once more; when not, the answer is already 429.</summary>
    public bool Allows(HttpContext http)
    {
        using var lease = _asked.AttemptAcquire(CallerAddress.Of(http));
        if (!lease.IsAcquired)
        {
            Caller.Refuse(http, lease);
        }

        return lease.IsAcquired;
    }

    public void Dispose() => _asked.Dispose();
}
