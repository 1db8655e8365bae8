using Townline.Work.Calls;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Calls;

public class CallStoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_rings_at_all_desks_of_a_group_until_one_picks_up()
    {
        CallMark[] ringing = [Mark(CallStep.Ringing, 0, 1), Mark(CallStep.Ringing, 0, 2)];
        Assert.Equal([1, 2], CallStory.Of(ringing).RingsAt);

        var answered = CallStory.Of([.. ringing, Mark(CallStep.Answered, 5, 2)]);
        Assert.Equal((CallState.Talking, 2), (answered.State, answered.AgentId));
        Assert.Empty(answered.RingsAt);
    }

    [Fact]
    public void A_call_handed_on_rings_at_the_other_and_is_no_missed_call_when_nobody_there_answers()
    {
        CallMark[] handed = [Mark(CallStep.Ringing, 0, 1), Mark(CallStep.Answered, 2, 1), Mark(CallStep.Transferred, 9, 2)];
        var story = CallStory.Of(handed);
        Assert.Equal((CallState.Transferred, 2), (story.State, story.AgentId));
        Assert.Equal([2], story.RingsAt);
        Assert.False(CallStory.Of([.. handed, Mark(CallStep.Ended, 20, null)]).Missed);
    }

    [Fact]
    public void A_clock_that_is_far_off_is_noted_and_not_believed_but_still_orders_its_own_events()
    {
        var ahead = TimeSpan.FromDays(300);
        var story = CallStory.Of([Mark(CallStep.Answered, 5, 1, ahead), Mark(CallStep.Ended, 60, 1, ahead), Mark(CallStep.Ringing, 0, 1, ahead)]);
        Assert.True(story.Skewed);
        Assert.Equal((CallState.Ended, Noon, Noon), (story.State, story.StartedAt, story.EndedAt));
        Assert.False(CallStory.Of([Mark(CallStep.Ringing, 90, 1)]).Skewed);
    }

    [Theory]
    [InlineData("sip:+12165550100@pbx.example;user=phone", "+12165550100")]
    [InlineData("\"Rosa\" <tel:216-555-0100>", "216-555-0100")]
    [InlineData(" 216 555 0100 ", "216 555 0100")]
    [InlineData("Anonymous", null)]
    [InlineData("sip:anonymous@anonymous.invalid", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void What_exchanges_say_for_a_number_is_read(string? said, string? number) => Assert.Equal(number, CallingNumber.Said(said));

    [Theory]
    [InlineData("216 555 0100", "+12165550100")]
    [InlineData("201", null)]
    [InlineData("rosa", null)]
    [InlineData("99999999999999999999999", null)]
    public void What_is_no_number_of_the_world_is_not_looked_up(string said, string? number) => Assert.Equal(number, CallingNumber.Normal(said));

    private static CallMark Mark(CallStep step, int second, long? agent, TimeSpan skew = default) =>
        new(step, Noon.AddSeconds(second) + skew, "+12165550100", "0100", agent is null ? null : $"{agent}") { AgentId = agent, HeardAt = Noon };
}
