using Microsoft.AspNetCore.Html;
using Townline.Platform.Words;

namespace Townline.Tests.Platform.Words;

public class TownTimeTests
{
    // A Sunday, 09:30 in New York.
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 30, 0, TimeSpan.Zero);

    private static TownTime In(string language) => new(Speaking.In(language), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), new StoppedClock(Now));

    [Fact]
    public void Dates_are_in_full_in_the_town_s_zone()
    {
        var lateOnSaturday = new DateTimeOffset(2026, 11, 22, 3, 5, 0, TimeSpan.Zero);
        Assert.Equal("Saturday 21 November 2026", In("en").Date(lateOnSaturday));
        Assert.Equal("domingo 22 de noviembre de 2026", In("es").Date(Now));
        Assert.Equal("Sunday 22 November 2026, 09:30", In("en").DateAndTime(Now));
        Assert.Equal("domingo 22 de noviembre de 2026", In("es").Date(new DateOnly(2026, 11, 22)));
        Assert.Equal("2026-11-22T09:30:00-05:00", In("en").Iso(Now));
    }

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(-12, "12 min ago")]
    [InlineData(-120, "today 07:30")]
    [InlineData(-19 * 60, "yesterday 14:30")]
    [InlineData(24 * 60, "tomorrow 09:30")]
    [InlineData(-4 * 24 * 60, "Wed 09:30")]
    [InlineData(-10 * 24 * 60, "12 Nov 09:30")]
    [InlineData(-400 * 24 * 60, "18 Oct 2025")]
    public void The_desk_reads_moments_as_a_clerk_thinks(int minutes, string expected) => Assert.Equal(expected, In("en").Desk(Now.AddMinutes(minutes)));

    [Theory]
    [InlineData(25, "due in 25 min")]
    [InlineData(125, "due in 2 h")]
    [InlineData(24 * 60, "due tomorrow 09:30")]
    [InlineData(-200, "overdue by 3 h")]
    [InlineData(-23 * 60, "overdue by 23 h")]
    [InlineData(-46 * 60, "overdue by 1 day")]
    [InlineData(-50 * 60, "overdue by 2 days")]
    public void What_is_due_says_how_long_there_is(int minutes, string expected) => Assert.Equal(expected, In("en").Due(Now.AddMinutes(minutes)));

    [Fact]
    public void A_time_element_is_exact_for_everybody() =>
        Assert.Equal(
            """<time datetime="2026-11-22T11:30:00-05:00" title="domingo 22 de noviembre de 2026, 11:30" data-relative="due">vence en 2 h<span class="govuk-visually-hidden"> (domingo 22 de noviembre de 2026, 11:30)</span></time>""",
            In("es").DueTag(Now.AddHours(2)).ToString()
        );

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
