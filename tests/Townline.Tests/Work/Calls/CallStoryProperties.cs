using FsCheck;
using FsCheck.Fluent;
using Townline.Work.Calls;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Calls;

/// <summary>Whatever comes twice, late or out of order: the call is the same.</summary>
public class CallStoryProperties
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Any_order_with_any_doubles_gives_the_same_call() =>
        Prop.ForAll(
                (from marks in Marks()
                 from order in Gen.Shuffle(marks)
                 from doubles in Gen.Elements(marks).ListOf()
                 select (marks, came: order.Concat(doubles).ToArray())).ToArbitrary(),
                told => Told(CallStory.Of(told.marks)) == Told(CallStory.Of(told.came)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void An_end_is_an_end_whatever_is_said_to_come_after_it() =>
        Prop.ForAll(
                Marks().ToArbitrary(),
                marks =>
                {
                    var story = CallStory.Of([.. marks, new CallMark(CallStep.Ended, Noon, null, null, null) { HeardAt = Noon }]);
                    return story.State == CallState.Ended && story.RingsAt.Count == 0 && story.Missed == marks.All(mark => mark.Step is not (CallStep.Answered or CallStep.Held));
                })
            .Check(Config.QuickThrowOnFailure);

    private static string Told(CallStory story) => System.Text.Json.JsonSerializer.Serialize(story);

    private static Gen<CallMark[]> Marks() =>
        (from step in Gen.Elements(Enum.GetValues<CallStep>())
         from second in Gen.Choose(0, 20)
         from agent in Gen.Elements<string?>(null, "ana@town.example", "201", "nobody")
         from number in Gen.Elements<string?>(null, "+12165550100", "+12165550199")
         select new CallMark(step, Noon.AddSeconds(second), number, null, agent)
         {
             AgentId = agent switch { "ana@town.example" => 1, "201" => 2, _ => null },
             HeardAt = Noon,
         }).NonEmptyListOf().Select(list => list.ToArray());
}
