namespace Townline.Work.Calendars;

/// <summary>
/// From the clock on the wall to the moment it means. One rule for all days of the year: a time of day means the first moment at which the
/// wall shows it or later. So an hour that is skipped in spring shrinks to the moment of the change, of an hour that comes twice in autumn the
/// first is meant, and later times never mean earlier moments.
/// </summary>
internal static class WallTime
{
    /// <param name="day">A day in the zone.</param>
    /// <param name="minutes">After midnight by the wall, 0 to 1,440.</param>
    public static DateTimeOffset At(DateOnly day, int minutes, TimeZoneInfo zone)
    {
        // The wall time read as if it were UTC; subtracting the zone's offset then gives the true moment.
        var wall = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(minutes);
        var (before, after) = (zone.GetUtcOffset(wall.AddDays(-1)), zone.GetUtcOffset(wall.AddDays(1)));
        return before == after ? wall - before : NearAChange(wall, zone, TimeSpan.FromTicks(Math.Min(before.Ticks, after.Ticks)), TimeSpan.FromTicks(Math.Max(before.Ticks, after.Ticks)));
    }

    /// <summary>The day that the wall shows at a moment.</summary>
    public static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static DateTimeOffset NearAChange(DateTimeOffset wall, TimeZoneInfo zone, TimeSpan small, TimeSpan large)
    {
        var (early, late) = (wall - large, wall - small);
        if (zone.GetUtcOffset(early) == large)
        {
            return early;
        }

        return zone.GetUtcOffset(late) == small ? late : Change(zone, early, late, large);
    }

    /// <summary>The wall jumps over the time between these two moments: halves the span until the moment of the jump is found.</summary>
    private static DateTimeOffset Change(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after, TimeSpan offsetAfter)
    {
        var (low, high) = (before.UtcTicks, after.UtcTicks);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (zone.GetUtcOffset(new DateTimeOffset(middle, TimeSpan.Zero)) == offsetAfter)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return new DateTimeOffset(high, TimeSpan.Zero);
    }
}
