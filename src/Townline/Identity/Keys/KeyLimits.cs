using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Townline.Identity.Keys;

/// <summary>Each key's own limit: a bucket of as many calls as it has a minute, filled evenly. Kept per node.</summary>
internal sealed class KeyLimits
{
    private readonly ConcurrentDictionary<long, TokenBucketRateLimiter> _buckets = new();

    /// <summary>Takes one call; false with the time to wait when the bucket is empty.</summary>
    public bool Take(ApiKeyRow key, out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        if (key.RequestsPerMinute is not { } perMinute)
            return true;
        var bucket = _buckets.GetOrAdd(key.Id, _ => Bucket(perMinute));
        bucket.TryReplenish();
        using var lease = bucket.AttemptAcquire();
        if (!lease.IsAcquired)
            retryAfter = TimeSpan.FromMinutes(1.0 / perMinute);
        return lease.IsAcquired;
    }

    private static TokenBucketRateLimiter Bucket(int perMinute) =>
        new(
            new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1.0 / perMinute),
                AutoReplenishment = false,
            }
        );
}
