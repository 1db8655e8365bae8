using System.Diagnostics;
using Townline.Requests.Contracts;
using Townline.Work.Calendars;
using Townline.Work.Contracts;
using static Townline.Requests.Contracts.PromiseUnit;

namespace Townline.Tests.Work.Calendars;

public class PromiseClockTests
{
    private static readonly WorkCalendar Office = TestCalendar.Office;

    [Theory]
    [InlineData(24, "2026-05-08 16:00", "Sat 2026-05-09 16:00")]
    [InlineData(1, "2026-05-09 23:30", "Sun 2026-05-10 00:30")]
    public void Hours_pass_day_and_night(int amount, string start, string due) => Assert.Equal(due, Office.Due(amount, Hours, start));

    [Theory]
    [InlineData("2026-03-07 12:00", "Sun 2026-03-08 13:00")]
    [InlineData("2026-10-31 12:00", "Sun 2026-11-01 11:00")]
    public void A_day_of_hours_is_24_of_them_also_when_the_clocks_change(string start, string due) => Assert.Equal(due, Office.Due(24, Hours, start));

    [Theory]
    [InlineData(4, "2026-05-08 10:00", "Fri 2026-05-08 14:00")]
    [InlineData(4, "2026-05-08 16:00", "Mon 2026-05-11 12:00")]
    [InlineData(4, "2026-05-09 11:00", "Mon 2026-05-11 13:00")]
    [InlineData(4, "2026-05-11 06:00", "Mon 2026-05-11 13:00")]
    [InlineData(40, "2026-05-04 09:00", "Fri 2026-05-08 17:00")]
    public void Business_hours_pass_while_the_town_is_open(int amount, string start, string due) => Assert.Equal(due, Office.Due(amount, BusinessHours, start));

    [Theory]
    [InlineData(8, "2026-05-08 09:00", "Fri 2026-05-08 17:00")]
    [InlineData(1, "2026-05-08 17:00", "Mon 2026-05-11 10:00")]
    public void What_ends_at_closing_time_is_due_then_and_what_starts_then_counts_from_the_next_opening(int amount, string start, string due) =>
        Assert.Equal(due, Office.Due(amount, BusinessHours, start));

    [Theory]
    [InlineData(1, "2026-05-04 09:00", "Tue 2026-05-05 17:00")]
    [InlineData(2, "2026-05-08 16:00", "Tue 2026-05-12 17:00")]
    [InlineData(2, "2026-05-08 18:00", "Wed 2026-05-13 17:00")]
    [InlineData(2, "2026-05-09 10:00", "Wed 2026-05-13 17:00")]
    [InlineData(2, "2026-05-11 06:00", "Wed 2026-05-13 17:00")]
    [InlineData(10, "2026-05-04 09:00", "Mon 2026-05-18 17:00")]
    public void Business_days_end_at_closing_time_of_the_nth_day_after(int amount, string start, string due) => Assert.Equal(due, Office.Due(amount, BusinessDays, start));

    [Fact]
    public void Holidays_are_closed()
    {
        var calendar = Office.Without("2026-05-25").Without("2020-12-25", yearly: true);

        Assert.Equal("Wed 2026-05-27 17:00", calendar.Due(2, BusinessDays, "2026-05-22 10:00"));
        Assert.Equal("Mon 2026-12-28 11:00", calendar.Due(4, BusinessHours, "2026-12-24 15:00"));
        Assert.Equal("Wed 2027-05-26 17:00", calendar.Due(3, BusinessDays, "2027-05-21 10:00"));
    }

    [Fact]
    public void A_yearly_holiday_of_29_February_is_there_in_leap_years_only()
    {
        var calendar = Office.Without("2024-02-29", yearly: true);

        Assert.Equal("Wed 2028-03-01 17:00", calendar.Due(1, BusinessDays, "2028-02-28 10:00"));
        Assert.Equal("Mon 2027-03-01 17:00", calendar.Due(1, BusinessDays, "2027-02-26 10:00"));
    }

    [Fact]
    public void A_lunch_break_is_outside_the_hours()
    {
        var calendar = TestCalendar.Of([.. OpenSpan.Weekdays("9:00", "12:00"), .. OpenSpan.Weekdays("13:00", "17:00")]);

        Assert.Equal("Mon 2026-05-04 14:00", calendar.Due(2, BusinessHours, "2026-05-04 11:00"));
        Assert.Equal("Mon 2026-05-04 15:00", calendar.Due(2, BusinessHours, "2026-05-04 12:30"));
        Assert.Equal("Tue 2026-05-05 17:00", calendar.Due(1, BusinessDays, "2026-05-04 12:30"));
    }

    [Fact]
    public void A_night_shift_goes_over_midnight()
    {
        var calendar = TestCalendar.Of([OpenSpan.Of(DayOfWeek.Friday, "22:00", "24:00"), OpenSpan.Of(DayOfWeek.Saturday, "0:00", "6:00")]);

        Assert.Equal("Sat 2026-05-09 03:00", calendar.Due(5, BusinessHours, "2026-05-08 12:00"));
    }

    [Theory]
    [InlineData("2026-03-07 23:00", "Sun 2026-03-08 06:00")]
    [InlineData("2026-10-31 23:00", "Sun 2026-11-01 04:00")]
    public void Around_the_clock_on_the_night_of_a_change_an_hour_is_an_hour(string start, string due)
    {
        var calendar = TestCalendar.Of(Enum.GetValues<DayOfWeek>().Select(day => OpenSpan.Of(day, "0:00", "24:00")));

        Assert.Equal(due, calendar.Due(6, BusinessHours, start));
    }

    [Fact]
    public void Opening_hours_stay_at_their_place_on_the_wall_over_a_change()
    {
        Assert.Equal("Mon 2026-03-09 10:00", Office.Due(2, BusinessHours, "2026-03-06 16:00"));
        Assert.Equal("Mon 2026-11-02 10:00", Office.Due(2, BusinessHours, "2026-10-30 16:00"));
        Assert.Equal("Mon 2026-03-09 17:00", Office.Due(1, BusinessDays, "2026-03-06 16:00"));
    }

    [Fact]
    public void Hours_that_the_clocks_skip_do_not_count()
    {
        var calendar = TestCalendar.Of(OpenSpan.Of(DayOfWeek.Sunday, "2:00", "3:00"));

        Assert.Equal("Sun 2026-03-15 03:00", calendar.Due(1, BusinessHours, "2026-03-07 12:00"));
    }

    [Theory]
    [InlineData(nameof(BusinessHours))]
    [InlineData(nameof(BusinessDays))]
    public void A_calendar_that_is_never_open_is_said_so_at_once(string unit)
    {
        var holidays = Enumerable.Range(0, 366).Select(day => new DateOnly(2024, 1, 1).AddDays(day)).Select(day => new Holiday(day, Office.Name, Yearly: true));
        var watch = Stopwatch.StartNew();

        Assert.Equal("calendar-never-open", Refused(TestCalendar.Of(), unit));
        Assert.Equal("calendar-never-open", Refused(Office with { Holidays = [.. holidays] }, unit));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(nameof(Hours))]
    [InlineData(nameof(BusinessHours))]
    [InlineData(nameof(BusinessDays))]
    public void A_promise_beyond_ten_years_is_refused(string unit) => Assert.Equal("promise-too-long", Refused(Office, unit, int.MaxValue));

    [Fact]
    public void A_promise_of_nothing_is_no_promise() => Assert.Throws<ArgumentOutOfRangeException>(() => Office.Due(0, BusinessDays, "2026-05-04 09:00"));

    private static string Refused(WorkCalendar calendar, string unit, int amount = 1) =>
        Assert.Throws<RuleBrokenException>(() => calendar.Due(amount, Enum.Parse<PromiseUnit>(unit), "2026-05-04 09:00")).Code;
}
