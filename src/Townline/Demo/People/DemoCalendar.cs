using Townline.Demo.Catalogue;

namespace Townline.Demo.People;

/// <summary>Opening hours on one day of the week, minutes since midnight; no row for a day on which it is closed.</summary>
internal sealed record DemoHours(DayOfWeek Day, int OpensMinute, int ClosesMinute);

internal sealed record DemoHoliday(DateOnly Date, string Name);

/// <summary>When a part of the city works. The calendar <c>always</c> never closes.</summary>
internal sealed record DemoCalendar(string Code, Both Name, IReadOnlyList<DemoHours> Hours)
{
    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static IReadOnlyList<DemoCalendar> All { get; } =
    [
        new("city-hall", new Both("City Hall", "Ayuntamiento"), [.. Weekdays.Select(d => new DemoHours(d, 8 * 60, 17 * 60))]),
        new("public-works", new Both("Public Works", "Obras Públicas"), [.. Weekdays.Select(d => new DemoHours(d, 7 * 60, (15 * 60) + 30)), new(DayOfWeek.Saturday, 8 * 60, 12 * 60)]),
        new("always", new Both("Around the clock", "Las 24 horas"), [.. Enum.GetValues<DayOfWeek>().Select(d => new DemoHours(d, 0, 24 * 60))]),
    ];

    public static DemoCalendar Get(string code) => All.First(c => c.Code == code);

    /// <summary>The days on which the city is closed in a year, its own Founders' Day among them.</summary>
    public static IReadOnlyList<DemoHoliday> Holidays(int year) =>
    [
        new(new(year, 1, 1), "New Year's Day"),
        new(Nth(year, 1, DayOfWeek.Monday, 3), "Martin Luther King Jr. Day"),
        new(Nth(year, 2, DayOfWeek.Monday, 3), "Presidents' Day"),
        new(Nth(year, 5, DayOfWeek.Friday, 2), "Founders' Day"),
        new(Last(year, 5, DayOfWeek.Monday), "Memorial Day"),
        new(new(year, 6, 19), "Juneteenth"),
        new(new(year, 7, 4), "Independence Day"),
        new(Nth(year, 9, DayOfWeek.Monday, 1), "Labor Day"),
        new(new(year, 11, 11), "Veterans Day"),
        new(Nth(year, 11, DayOfWeek.Thursday, 4), "Thanksgiving"),
        new(Nth(year, 11, DayOfWeek.Thursday, 4).AddDays(1), "Day after Thanksgiving"),
        new(new(year, 12, 25), "Christmas Day"),
    ];

    /// <summary>Whether it is open at this local time; the round-the-clock calendar knows no holidays.</summary>
    public bool Open(DateTime local)
    {
        var minute = (int)local.TimeOfDay.TotalMinutes;
        var open = Hours.Any(h => h.Day == local.DayOfWeek && minute >= h.OpensMinute && minute < h.ClosesMinute);
        return open && (Code == "always" || Holidays(local.Year).All(h => h.Date != DateOnly.FromDateTime(local)));
    }

    private static DateOnly Nth(int year, int month, DayOfWeek day, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((day - first.DayOfWeek + 7) % 7) + (7 * (nth - 1)));
    }

    private static DateOnly Last(int year, int month, DayOfWeek day)
    {
        var last = new DateOnly(year, month, 1).AddMonths(1).AddDays(-1);
        return last.AddDays(-((last.DayOfWeek - day + 7) % 7));
    }
}
