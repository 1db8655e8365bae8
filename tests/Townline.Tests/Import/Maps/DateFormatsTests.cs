using System.Globalization;
using Townline.Import;
using Townline.Import.Maps;
using Townline.Platform.Commands;

namespace Townline.Tests.Import.Maps;

public class DateFormatsTests
{
    private static readonly LocalTime NewYork = LocalTime.In("America/New_York");

    [Theory]
    [InlineData("12/31/2017 11:59:58 PM", "2018-01-01T04:59:58Z")]
    [InlineData("06/26/2018 10:58:54 AM", "2018-06-26T14:58:54Z")]
    [InlineData("1/1/20 0:05", "2020-01-01T05:05:00Z")]
    [InlineData("2016-11-20T23:53:39-05:00", "2016-11-21T04:53:39Z")]
    [InlineData("2016-07-20T12:00:00", "2016-07-20T16:00:00Z")]
    [InlineData("2016-07-20 12:00:00.5", "2016-07-20T16:00:00.5Z")]
    [InlineData("2016-07-20T12:00:00Z", "2016-07-20T12:00:00Z")]
    [InlineData("2016-07-20", "2016-07-20T04:00:00Z")]
    public void Local_dates_become_UTC(string text, string utc) => Assert.Equal(Utc(utc), Read(text));

    [Theory]
    [InlineData("03/11/2018 02:30:00 AM", "2018-03-11T07:30:00Z")]
    [InlineData("03/11/2018 03:30:00 AM", "2018-03-11T07:30:00Z")]
    [InlineData("03/11/2018 01:30:00 AM", "2018-03-11T06:30:00Z")]
    public void An_hour_the_clocks_skip_is_moved_on(string text, string utc) => Assert.Equal(Utc(utc), Read(text));

    [Theory]
    [InlineData("11/04/2018 01:30:00 AM", "2018-11-04T05:30:00Z")]
    [InlineData("11/04/2018 12:30:00 AM", "2018-11-04T04:30:00Z")]
    [InlineData("11/04/2018 02:30:00 AM", "2018-11-04T07:30:00Z")]
    public void Of_an_hour_that_comes_twice_the_first_is_meant(string text, string utc) => Assert.Equal(Utc(utc), Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("02/30/2018 10:00:00 AM")]
    [InlineData("31/12/2017 11:59:58 PM")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("9999-12-31T23:59:59")]
    [InlineData("2016-13-01")]
    [InlineData("43101.5")]
    public void What_is_no_date_is_not_read(string text) => Assert.Null(Read(text));

    [Fact]
    public void Formats_are_tried_in_the_order_of_the_map_whatever_came_before()
    {
        var dates = new DateFormats(["d/M/yyyy", "M/d/yyyy"], NewYork);
        Assert.True(dates.TryRead("12/31/2020", out _));
        Assert.True(dates.TryRead("2/1/2020", out var second));
        Assert.Equal(Utc("2020-01-02T05:00:00Z"), second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    public void A_format_that_cannot_be_read_with_is_refused(string format) => Assert.Throws<CommandFailedException>(() => new DateFormats([format], NewYork));

    [Fact]
    public void An_unknown_zone_is_refused() => Assert.Throws<CommandFailedException>(() => LocalTime.In("Mars/Olympus"));

    [Fact]
    public void Every_twenty_minutes_of_two_years_agree_with_the_zone_itself()
    {
        foreach (var (name, skipped) in new[] { ("America/Los_Angeles", 6), ("Australia/Lord_Howe", 2), ("Europe/Dublin", 6), ("UTC", 0) })
        {
            var moved = 0;
            var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
            var local = LocalTime.In(name);
            for (var wall = new DateTime(2019, 1, 1, 0, 10, 0); wall.Year < 2021; wall = wall.AddMinutes(20))
            {
                var shown = TimeZoneInfo.ConvertTime(local.ToUtc(wall), zone).DateTime;
                if (shown != wall)
                {
                    moved++;
                    Assert.InRange(shown - wall, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
                }
            }

            Assert.Equal(skipped, moved);
        }
    }

    private static DateTimeOffset? Read(string text) =>
        new DateFormats(["MM/dd/yyyy hh:mm:ss tt", "M/d/yy H:mm", "iso"], NewYork).TryRead(text, out var utc) ? utc : null;

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
