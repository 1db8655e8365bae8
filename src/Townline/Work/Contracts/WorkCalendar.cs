using Townline.Platform.Words;

namespace Townline.Work.Contracts;

/// <summary>When work is done: the hours of a week, less the holidays. Read in the town's time zone.</summary>
internal sealed record WorkCalendar
{
    /// <summary>The calendar of a town that has set up none: Monday to Friday, nine to five. Its id is 0.</summary>
    public static WorkCalendar Standard { get; } = new()
    {
        Id = 0,
        Code = "standard",
        Name = LocalText.Of(("en", "Office hours"), ("es", "Horario de oficina")),
        Week = [.. OpenSpan.Weekdays("09:00", "17:00")],
    };

    public required long Id { get; init; }

    /// <summary>Letters, digits, hyphen, underscore; unique in the town; names it in files.</summary>
    public required string Code { get; init; }
    public required LocalText Name { get; init; }

    /// <summary>At least one span; spans of a day do not overlap.</summary>
    public required IReadOnlyList<OpenSpan> Week { get; init; }
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    /// <summary>The smallest is the town's first calendar, which counts where a promise names none.</summary>
    public int Order { get; init; }

    /// <summary>As read; given back with a change, so that a stale one is noticed. 0 for a new calendar.</summary>
    public int Version { get; init; }

    /// <summary>The holiday that a day is; null for an ordinary day.</summary>
    public Holiday? HolidayOn(DateOnly day) =>
        Holidays.FirstOrDefault(holiday => holiday.Date == day || (holiday.Yearly && holiday.Date.Month == day.Month && holiday.Date.Day == day.Day));

    /// <summary>The hours of a day in order; none when it is closed.</summary>
    public IReadOnlyList<OpenSpan> HoursOn(DateOnly day) =>
        HolidayOn(day) is null ? [.. Week.Where(span => span.Day == day.DayOfWeek).OrderBy(span => span.From)] : [];
}

/// <summary>A day on which nobody works.</summary>
/// <param name="Yearly">Every year on this day and month; 29 February then only in leap years.</param>
internal sealed record Holiday(DateOnly Date, LocalText Name, bool Yearly = false);
