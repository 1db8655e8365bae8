namespace Townline.Identity.Sessions;

/// <summary>The spans of time of sessions that no town sets.</summary>
internal static class SessionClock
{
    /// <summary>How long after signing in nobody is asked for the password again before something delicate.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>How long ended sessions stay on their owner's list.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(5);

    /// <summary>How old "last seen" may grow before it is written again: five minutes, less where sessions end sooner.</summary>
    public static TimeSpan Between(TimeSpan idle) => idle / 4 < Coarse ? idle / 4 : Coarse;
}
