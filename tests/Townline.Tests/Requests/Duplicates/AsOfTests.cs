using FsCheck;
using FsCheck.Fluent;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Outcome = Townline.Requests.Contracts.Outcome;

namespace Townline.Tests.Requests.Duplicates;

/// <summary>Nothing from after the moment asked for is in the answer.</summary>
public class AsOfTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Only_what_was_reported_before_the_moment_is_seen_not_at_it(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var first = await near.Report("Hole");
        var second = await near.Report("Hole again");

        var at = (await near.Town.Of(second)).RequestedAt;

        Assert.Equal([first], await Ids(near, at));
    }

    [BothEngines]
    public async Task What_was_closed_later_was_open_then_and_is_not_now(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var hole = await near.Report("Hole");
        var at = near.Town.Clock.Now;
        near.Town.Clock.Move(TimeSpan.FromHours(1));
        await near.Town.Do((requests, unit) => requests.Close(unit, hole, new Closure(Outcome.Done, "Filled.")));
        near.Town.Clock.Move(TimeSpan.FromHours(1));

        Assert.Equal([hole], await Ids(near, at));
        Assert.Empty(await Ids(near, near.Town.Clock.Now));
    }

    [BothEngines]
    public async Task What_came_closed_from_another_system_was_open_before_its_end_also_when_it_was_corrected_here(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var day = near.Town.Clock.Now.AddDays(-30);
        var ids = await near.TakeOver(
            NearTown.Past("left", "Hole", day, closedAt: day.AddDays(10)),
            NearTown.Past("corrected", "Hole by the bakery", day, closedAt: day.AddDays(10)),
            NearTown.Past("reopened", "Hole at the corner", day, closedAt: day.AddDays(10)));
        await near.Town.Do((requests, unit) => requests.Correct(unit, ids["corrected"], new Correction { Description = "A sinkhole" }));
        await near.Town.Do((requests, unit) => requests.Reopen(unit, ids["reopened"], "Still there"));
        near.Town.Clock.Move(TimeSpan.FromHours(1));

        var then = await near.Near("Hole", day.AddDays(5));

        Assert.Contains(then, one => one.Id == ids["left"]);
        Assert.Equal("Hole by the bakery", Assert.Single(then, one => one.Id == ids["corrected"]).Description);
        Assert.Empty(await Ids(near, day.AddDays(11)));
        Assert.Equal([ids["reopened"]], await Ids(near, near.Town.Clock.Now));
    }

    [BothEngines]
    public async Task What_was_opened_again_later_was_closed_then(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var hole = await near.Report("Hole");
        await near.Town.Do((requests, unit) => requests.Close(unit, hole, new Closure(Outcome.Done, "Filled.")));
        near.Town.Clock.Move(TimeSpan.FromHours(1));
        var at = near.Town.Clock.Now;
        near.Town.Clock.Move(TimeSpan.FromHours(1));
        await near.Town.Do((requests, unit) => requests.Dispute(unit, hole, "Still there"));
        near.Town.Clock.Move(TimeSpan.FromHours(1));

        Assert.Empty(await Ids(near, at));
        Assert.Equal([hole], await Ids(near, near.Town.Clock.Now));
    }

    [BothEngines]
    public async Task What_was_corrected_later_reads_as_before(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var hole = await near.Report("Hole by the bakery", metres: 50);
        var at = near.Town.Clock.Now;
        near.Town.Clock.Move(TimeSpan.FromHours(1));
        await near.Town.Do((requests, unit) => requests.Correct(unit, hole, new Correction { Description = "A sinkhole", Service = NearTown.Paving, Latitude = NearTown.North(10) }));
        near.Town.Clock.Move(TimeSpan.FromHours(1));

        var then = (await near.Near("Hole", at)).Single();
        var now = (await near.Near("Hole")).Single();

        Assert.Equal(("Hole by the bakery", NearTown.Pothole.Id, 50), (then.Description, then.ServiceId, Math.Round(then.Why.Metres!.Value)));
        Assert.Equal(("A sinkhole", NearTown.Paving.Id, 10), (now.Description, now.ServiceId, Math.Round(now.Why.Metres!.Value)));
    }

    [BothEngines]
    public async Task Whatever_happens_after_a_moment_the_answer_for_it_stays(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var dice = Gen.Choose(0, int.MaxValue).ArrayOf(12).ToArbitrary();
        await Task.Run(() => Prop.ForAll(dice, rolls => Holds(near, rolls).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(8)));
    }

    private static async Task<bool> Holds(NearTown near, int[] dice)
    {
        var ids = new List<long> { await near.Report("A hole"), await near.Report("Deep hole", metres: 40), await near.Report("Lamp is dark", metres: 80) };
        await Something(near, ids, dice[0]);
        var at = near.Town.Clock.Now;
        var before = await Answer(near, at);
        foreach (var roll in dice[1..])
        {
            near.Town.Clock.Move(TimeSpan.FromMinutes(5));
            await Something(near, ids, roll);
        }

        Assert.Equal(before, await Answer(near, at));
        return true;
    }

    private static async Task Something(NearTown near, List<long> ids, int roll)
    {
        var id = ids[roll % ids.Count];
        try
        {
            switch (roll / 7 % 5)
            {
                case 0:
                    ids.Add(await near.Report($"Hole {roll % 9}", metres: roll % 100));
                    break;
                case 1:
                    await near.Town.Do((requests, unit) => requests.Close(unit, id, new Closure(Outcome.CouldNot, "Not now.")));
                    break;
                case 2:
                    await near.Town.Do((requests, unit) => requests.Reopen(unit, id, "Not done"));
                    break;
                case 3:
                    await near.Town.Do((requests, unit) => requests.Correct(unit, id, new Correction { Description = $"Words {roll % 11}", Latitude = NearTown.North(roll % 60) }));
                    break;
                default:
                    await near.Town.Do((requests, unit) => requests.Move(unit, id, "in_progress"));
                    break;
            }
        }
        catch (RuleBrokenException)
        {
            // The dice asked for what the workflow forbids; nothing happened.
        }
    }

    private static async Task<IEnumerable<string>> Answer(NearTown near, DateTimeOffset at) =>
        (await near.Near("Deep hole", at)).Select(one => $"{one.Id} {one.Description} {one.Latitude} {one.Score}");

    private static async Task<IEnumerable<long>> Ids(NearTown near, DateTimeOffset at) => (await near.Near("Hole", at)).Select(one => one.Id);
}
