using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Townline.Identity.Contracts;

namespace Townline.Identity.Keys;

/// <summary>
/// How often one network address may send keys that are not known here: 60 times a minute. After that, right or wrong, it hears the same until
/// the minute is over, but for keys that were good from there before: a neighbour who guesses stops nobody's app. Kept per node.
/// </summary>
internal sealed class KeyGuesses : IDisposable
{
    private const int Most = 60;
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Address, long Key), byte> _good = new();
    private readonly PartitionedRateLimiter<string> _wrong = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Window })
    );

    /// <summary>What the address is told of a key that was looked up.</summary>
    public KeyCheck Judge(string address, KeyCheck check)
    {
        if (check.Verdict == KeyVerdict.Missing || (check.KeyId is { } known && _good.ContainsKey((address, known))))
            return check;
        using var lease = _wrong.AttemptAcquire(address, check.KeyId is null ? 1 : 0);
        if (!lease.IsAcquired)
            return new KeyCheck(KeyVerdict.Guessing, RetryAfter: Window);
        if (check is { Good: true, KeyId: { } good })
            Remember(address, good);
        return check;
    }

    public void Dispose() => _wrong.Dispose();

    private void Remember(string address, long key)
    {
        if (_good.Count >= MostRemembered)
            _good.Clear();
        _good[(address, key)] = 0;
    }
}
