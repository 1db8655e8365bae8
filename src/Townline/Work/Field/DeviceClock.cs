namespace Townline.Work.Field;

/// <summary>When something was done, told by a device whose clock may be wrong and that may have been without a signal for days.</summary>
internal static class DeviceClock
{
    /// <summary>Older than this is a broken clock and no long tunnel.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <param name="said">By the device's clock.</param>
    /// <param name="sent">What that clock showed when it was sent: what it is off by is taken away. Null when unknown.</param>
    /// <param name="now">Ours, when it came.</param>
    /// <returns>Never after now and never longer ago than <see cref="Longest"/>; now when the device tells nonsense.</returns>
    public static DateTimeOffset DoneAt(DateTimeOffset? said, DateTimeOffset? sent, DateTimeOffset now)
    {
        if (said is not { } at)
        {
            return now;
        }

        var ago = (sent ?? now) - at;
        return ago < TimeSpan.Zero || ago > Longest ? now : now - ago;
    }
}
