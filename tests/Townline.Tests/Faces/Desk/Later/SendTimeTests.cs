using Townline.Faces.Desk.Later;
using Townline.Faces.Shared.Fields;
using Townline.Requests.Contracts;

namespace Townline.Tests.Faces.Desk.Later;

public class SendTimeTests
{
    private static readonly TimeZoneInfo Madrid = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");

    [Theory]
    [InlineData("2027-01-15T09:00", "2027-01-15T08:00Z")]
    [InlineData("2027-07-15T09:00", "2027-07-15T07:00Z")]
    [InlineData("2027-03-28T01:59", "2027-03-28T00:59Z")]
    [InlineData("2027-03-28T03:00", "2027-03-28T01:00Z")]
    [InlineData("2027-10-31T02:30", "2027-10-31T00:30Z")]
    public void A_time_is_that_of_the_town_and_of_an_hour_that_comes_twice_the_first(string typed, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), SendTime.Of(DateParts.Parse(typed), Madrid));

    [Theory]
    [InlineData("2027-03-28T02:30", "send-at-gap")]
    [InlineData("2027-02-30T09:00", "send-at")]
    [InlineData("2027-02-20T", "send-at")]
    [InlineData("--T09:00", "send-at")]
    public void What_is_no_time_is_refused(string typed, string rule) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(() => SendTime.Of(DateParts.Parse(typed), Madrid)).Code);

    [Fact]
    public void A_moment_is_shown_as_it_was_typed() =>
        Assert.Equal("2027-07-15T09:00", SendTime.Typed(SendTime.Of(DateParts.Parse("2027-07-15T09:00"), Madrid), Madrid).ToString());
}
