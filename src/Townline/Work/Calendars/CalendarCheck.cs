using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Calendars;

/// <summary>Does a calendar hold together?</summary>
internal static class CalendarCheck
{
    private const int LongestName = 200;

    /// <param name="today">Any day near now: "never open" is found out from there.</param>
    /// <exception cref="RuleBrokenException">It does not; the code says what to mend.</exception>
    public static void Check(WorkCalendar calendar, DateTimeOffset today)
    {
        RuleBrokenException.Unless(Rules.IsCode(calendar.Code), "calendar-code", calendar.Code);
        RuleBrokenException.Unless(!calendar.Name.IsEmpty && calendar.Name.Languages.All(language => calendar.Name[language]!.Length <= LongestName), "calendar-name");
        foreach (var span in calendar.Week)
        {
            var isSpan = Enum.IsDefined(span.Day) && span.From >= 0 && span.From < span.To && span.To <= OpenSpan.Midnight;
            RuleBrokenException.Unless(isSpan, "calendar-hours", OpenSpan.Text(span.From), OpenSpan.Text(span.To));
        }

        foreach (var day in calendar.Week.OrderBy(span => span.From).GroupBy(span => span.Day))
        {
            foreach (var (earlier, later) in day.Zip(day.Skip(1)))
            {
                RuleBrokenException.Unless(earlier.To <= later.From, "calendar-overlap", OpenSpan.Text(later.From), OpenSpan.Text(earlier.To));
            }
        }

        var twice = calendar.Holidays.GroupBy(holiday => holiday.Date).FirstOrDefault(day => day.Count() > 1);
        RuleBrokenException.Unless(twice is null, "calendar-holiday-twice", $"{twice?.Key:yyyy-MM-dd}");
        RuleBrokenException.Unless(new OpeningTimes(calendar).From(today, TimeZoneInfo.Utc).Any(), "calendar-never-open");
    }
}
