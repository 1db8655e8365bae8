using Townline.Platform.Commands;

namespace Townline.Import.Maps;

/// <summary>
/// Turns the wall clock of a zone into UTC. An hour that the clocks skip in spring is moved on by the skipped time; of an
/// hour that comes twice in autumn the first is meant.
/// </summary>
internal sealed class LocalTime(TimeZoneInfo zone)
{
    /// <summary>Offsets of days around which the clocks are not changed, by day number.</summary>
    private readonly Dictionary<long, TimeSpan> _plainDays = [];

    /// <exception cref="CommandFailedException">The machine does not know the zone.</exception>
    public static LocalTime In(string zoneName) => TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out var zone)
        ? new(zone)
        : throw new CommandFailedException($"The map's timeZone '{zoneName}' is not known; 'America/New_York' is an example of one that is.");

    public DateTimeOffset ToUtc(DateTime wall)
    {
        var day = wall.Ticks / TimeSpan.TicksPerDay;
        if (!_plainDays.TryGetValue(day, out var offset))
        {
            var midnight = new DateTimeOffset(wall.Date, TimeSpan.Zero);
            var (before, after) = (zone.GetUtcOffset(midnight.AddDays(-1)), zone.GetUtcOffset(midnight.AddDays(2)));
            offset = before == after ? _plainDays[day] = before : Choose(wall, before, after);
        }

        return At(wall, offset);
    }

    private TimeSpan Choose(DateTime wall, TimeSpan before, TimeSpan after) => IsShown(wall, before) || !IsShown(wall, after) ? before : after;

    /// <summary>Do the clocks of the zone show that wall time at that offset?</summary>
    private bool IsShown(DateTime wall, TimeSpan offset) => zone.GetUtcOffset(At(wall, offset)) == offset;

    private static DateTimeOffset At(DateTime wall, TimeSpan offset) => new(wall.Ticks - offset.Ticks, TimeSpan.Zero);
}
