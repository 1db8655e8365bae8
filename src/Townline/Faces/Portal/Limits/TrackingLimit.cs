using System.Threading.RateLimiting;
using Townline.Platform.Web;

namespace Townline.Faces.Portal.Limits;

/// <summary>How often one network address may be wrong about a reference and its code: 30 times in 15 minutes. Being right costs nothing. Kept per node.</summary>
internal sealed class TrackingLimit : IDisposable
{
    private const int Most = 30;

    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetFixedWindowLimiter(caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = TimeSpan.FromMinutes(15) }));

    /// <summary>Whether this caller may try; when not, the answer is already 429.</summary>
    public bool Allows(HttpContext http)
    {
        using var lease = _failures.AttemptAcquire(CallerAddress.Of(http), 0);
        if (!lease.IsAcquired)
        {
            Caller.Refuse(http, lease);
        }

        return lease.IsAcquired;
    }

    public void Failed(HttpContext http) => _failures.AttemptAcquire(CallerAddress.Of(http)).Dispose();

    public void Dispose() => _failures.Dispose();
}
