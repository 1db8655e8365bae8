using Townline.Work.Contracts;

namespace Townline.Work.Calendars;

/// <summary>A calendar made ready for counting: which moments of which days are open.</summary>
internal sealed class OpeningTimes
{
    /// <summary>How far ahead is looked: beyond it nothing can be promised, and a calendar with no opening until then is never open.</summary>
    public const int YearsAhead = 10;

    private readonly ILookup<DayOfWeek, OpenSpan> _week;
    private readonly HashSet<DateOnly> _once;
    private readonly HashSet<(int Month, int Day)> _yearly;

    public OpeningTimes(WorkCalendar calendar)
    {
        _week = calendar.Week.OrderBy(span => span.From).ToLookup(span => span.Day);
        _once = [.. calendar.Holidays.Where(holiday => !holiday.Yearly).Select(holiday => holiday.Date)];
        _yearly = [.. calendar.Holidays.Where(holiday => holiday.Yearly).Select(holiday => (holiday.Date.Month, holiday.Date.Day))];
    }

    /// <summary>
    /// The days with opening hours that end after <paramref name="start"/>, in order, for ten years. Of the first day only the hours that still
    /// lie ahead; each is computed when it is asked for.
    /// </summary>
    public IEnumerable<OpenDay> From(DateTimeOffset start, TimeZoneInfo zone)
    {
        var day = WallTime.Day(start, zone);
        for (var end = day.AddYears(YearsAhead); day < end; day = day.AddDays(1))
        {
            var hours = Hours(day, zone).Where(hours => hours.Closes > start).ToList();
            if (hours.Count > 0)
            {
                yield return new OpenDay(day, hours);
            }
        }
    }

    private IEnumerable<OpenHours> Hours(DateOnly day, TimeZoneInfo zone) =>
        _once.Contains(day) || _yearly.Contains((day.Month, day.Day))
            ? []
            : _week[day.DayOfWeek]
                .Select(span => new OpenHours(WallTime.At(day, span.From, zone), WallTime.At(day, span.To, zone)))
                .Where(hours => hours.Closes > hours.Opens);
}

/// <param name="Hours">In order; at least one.</param>
internal sealed record OpenDay(DateOnly Day, IReadOnlyList<OpenHours> Hours)
{
    /// <summary>The end of the day's last hours.</summary>
    public DateTimeOffset Closes => Hours[^1].Closes;
}

/// <summary>From one moment to a later one.</summary>
internal readonly record struct OpenHours(DateTimeOffset Opens, DateTimeOffset Closes);
