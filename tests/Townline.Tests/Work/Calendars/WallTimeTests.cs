using System.Globalization;
using Townline.Work.Calendars;

namespace Townline.Tests.Work.Calendars;

public class WallTimeTests
{
    [Theory]
    [InlineData("America/New_York", "2026-01-15", 9, 0, "2026-01-15T14:00:00Z")]
    [InlineData("America/New_York", "2026-07-15", 9, 0, "2026-07-15T13:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-07-15", 9, 0, "2026-07-15T03:15:00Z")]
    [InlineData("America/New_York", "2026-12-31", 24, 0, "2027-01-01T05:00:00Z")]
    public void On_plain_days_it_is_what_the_offset_says(string zone, string day, int hour, int minute, string expected) => Check(zone, day, hour, minute, expected);

    [Theory]
    [InlineData("America/New_York", "2026-03-08", 1, 59, "2026-03-08T06:59:00Z")]
    [InlineData("America/New_York", "2026-03-08", 2, 0, "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08", 2, 30, "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08", 3, 0, "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08", 3, 1, "2026-03-08T07:01:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 2, 15, "2026-10-03T15:30:00Z")]
    public void An_hour_that_is_skipped_in_spring_shrinks_to_the_moment_of_the_change(string zone, string day, int hour, int minute, string expected) =>
        Check(zone, day, hour, minute, expected);

    [Theory]
    [InlineData("America/New_York", "2026-11-01", 0, 59, "2026-11-01T04:59:00Z")]
    [InlineData("America/New_York", "2026-11-01", 1, 30, "2026-11-01T05:30:00Z")]
    [InlineData("America/New_York", "2026-11-01", 2, 0, "2026-11-01T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", 24, 0, "2026-11-02T05:00:00Z")]
    public void Of_an_hour_that_comes_twice_in_autumn_the_first_is_meant(string zone, string day, int hour, int minute, string expected) =>
        Check(zone, day, hour, minute, expected);

    [Fact]
    public void A_day_that_a_country_left_out_is_a_moment() => Check("Pacific/Apia", "2011-12-30", 12, 0, "2011-12-30T10:00:00Z");

    private static void Check(string zone, string day, int hour, int minute, string expected) =>
        Assert.Equal(
            DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture),
            WallTime.At(DateOnly.Parse(day, CultureInfo.InvariantCulture), hour * 60 + minute, TimeZoneInfo.FindSystemTimeZoneById(zone)));
}
