namespace Townline.Platform.Outbox;

/// <summary>When a failed row is tried again: 2 s, doubling, at most an hour apart, with a quarter of jitter; given up after 15 attempts (about 6 h).</summary>
internal static class Backoff
{
    public const int MostAttempts = 15;

    public static TimeSpan After(int attempts, double random)
    {
        var seconds = Math.Min(Math.Pow(2, Math.Clamp(attempts, 1, 20)), 3600);
        return TimeSpan.FromSeconds(seconds * (0.75 + 0.5 * random));
    }
}
