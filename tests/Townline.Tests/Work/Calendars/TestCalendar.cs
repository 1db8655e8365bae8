using System.Globalization;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Calendars;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Calendars;

/// <summary>Calendars of tests, and promises counted on them without a town around.</summary>
internal static class TestCalendar
{
    public static TimeZoneInfo NewYork { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static WorkCalendar Of(params IEnumerable<OpenSpan> week) =>
        new() { Id = 7, Code = "test", Name = LocalText.English("Test"), Week = [.. week] };

    /// <summary>Monday to Friday, nine to five.</summary>
    public static WorkCalendar Office => Of(OpenSpan.Weekdays("9:00", "17:00"));

    public static WorkCalendar Without(this WorkCalendar calendar, string holiday, bool yearly = false) => calendar with
    {
        Holidays = [.. calendar.Holidays, new Holiday(DateOnly.Parse(holiday, CultureInfo.InvariantCulture), LocalText.English("Holiday"), yearly)],
    };

    /// <summary>When a promise falls due that was made at a time of the wall, such as <c>2026-05-08 16:00</c>; as a time of the wall.</summary>
    public static string Due(this WorkCalendar calendar, int amount, PromiseUnit unit, string start)
    {
        var wall = DateTime.Parse(start, CultureInfo.InvariantCulture);
        var moment = WallTime.At(DateOnly.FromDateTime(wall), (int)wall.TimeOfDay.TotalMinutes, NewYork);
        var due = PromiseClock.Due(new Promise(amount, unit), moment, new OpeningTimes(calendar), NewYork);
        return TimeZoneInfo.ConvertTime(due, NewYork).ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
