using System.Threading.RateLimiting;

namespace Townline.Identity.Sessions;

/// <summary>
/// How often one may be wrong: ten times a quarter of an hour for one address, known or not, and fifty times from one network address. Only failures
/// count, so a town hall behind one address can sign in on a Monday morning. Kept per node; the lock-out of an account is in the database.
/// </summary>
internal sealed class SignInLimits : IDisposable
{
    private const int PerAddress = 10;
    private const int PerNetwork = 50;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> _failures = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = key.StartsWith("net ", StringComparison.Ordinal) ? PerNetwork : PerAddress, Window = Window }
        )
    );

    /// <summary>Whether another try is allowed.</summary>
    /// <param name="normalizedEmail">Null where none is given, as with a passkey: then only the network counts, else strangers could use up everybody's tries.</param>
    public bool Allows(int tenantId, string? normalizedEmail, string? network) => Keys(tenantId, normalizedEmail, network).All(key => Take(key, 0));

    public void Failed(int tenantId, string? normalizedEmail, string? network)
    {
        foreach (var key in Keys(tenantId, normalizedEmail, network))
            Take(key, 1);
    }

    public void Dispose() => _failures.Dispose();

    private bool Take(string key, int permits)
    {
        using var lease = _failures.AttemptAcquire(key, permits);
        return lease.IsAcquired;
    }

    private static string[] Keys(int tenantId, string? normalizedEmail, string? network) => normalizedEmail is null ? [$"net {network}"] : [$"net {network}", $"{tenantId} {normalizedEmail}"];
}
