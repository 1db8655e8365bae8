using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Calendars;

/// <summary>A year of a calendar, month by month in weeks from Monday to Sunday.</summary>
internal sealed record YearView(WorkCalendar Calendar, int Year, DateOnly Today)
{
    public IEnumerable<DateOnly> Months => Enumerable.Range(1, 12).Select(month => new DateOnly(Year, month, 1));

    /// <summary>The days of a month by weeks; null before its first and after its last.</summary>
    public static IEnumerable<DateOnly?[]> Weeks(DateOnly month)
    {
        var before = ((int)month.DayOfWeek + 6) % 7;
        var days = Enumerable.Range(0, before).Select(_ => (DateOnly?)null)
            .Concat(Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(day => (DateOnly?)month.AddDays(day)));
        return days.Chunk(7).Select(week => week.Length == 7 ? week : [.. week, .. new DateOnly?[7 - week.Length]]);
    }

    /// <summary>"holiday", "closed" or "open".</summary>
    public string Kind(DateOnly day) => Calendar.HolidayOn(day) is not null ? "holiday" : Calendar.HoursOn(day).Count == 0 ? "closed" : "open";

    /// <summary>The holidays of the year that are on a day, in order.</summary>
    public IEnumerable<(DateOnly Day, Holiday Holiday)> Holidays =>
        from day in Enumerable.Range(0, DateTime.IsLeapYear(Year) ? 366 : 365).Select(new DateOnly(Year, 1, 1).AddDays)
        let holiday = Calendar.HolidayOn(day)
        where holiday is not null
        select (day, holiday!);
}
