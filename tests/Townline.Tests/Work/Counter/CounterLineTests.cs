using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Townline.Work.Contracts;
using Townline.Work.Counter;

namespace Townline.Tests.Work.Counter;

public class CounterLineTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Three_clerks_on_two_instances_never_call_one_number_twice(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await using var second = await TestTown.Start(town.Storage, town.Clock);
        TestTown[] nodes = [town, second, town];
        var clerks = new List<long>();
        foreach (var place in new[] { "1", "2", "3" })
        {
            clerks.Add(await Clerk(town));
            await town.Write(unit => Line(town).Sit(unit, town.Tenant, clerks[^1], place));
        }

        const int visitors = 40;
        var numbers = await Task.WhenAll(Enumerable.Range(0, visitors).Select(i => Arrive(nodes[i % 3])));
        Assert.Equal(Enumerable.Range(1, visitors), numbers.Select(visit => visit.Number).Order());

        var served = new ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async i =>
        {
            var node = nodes[i];
            while (await node.Write(unit => Line(node).CallNext(unit, node.Tenant, clerks[i])) is { } visit)
            {
                // An impatient second press changes nothing.
                Assert.Equal(visit.Id, (await node.Write(unit => Line(node).CallNext(unit, node.Tenant, clerks[i])))!.Id);
                served.Add(visit.Number);
                await node.Write(unit => Line(node).Finish(unit, visit.Id, new VisitLog("answered", null, null, null, null)));
            }
        }));

        Assert.Equal(Enumerable.Range(1, visitors), served.Order());
        Assert.All(await town.Read(db => db.Set<VisitRow>().ToListAsync()), visit => Assert.Equal((VisitState.Done, 1), (visit.State, visit.Calls)));
    }

    [BothEngines]
    public async Task One_seat_at_two_instances_at_once_calls_one_visitor(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await using var second = await TestTown.Start(town.Storage, town.Clock);
        (TestTown Node, long Clerk)[] pressing = [(town, await Clerk(town)), (second, await Clerk(town))];
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Arrive(town)));

        // Both sit down on one chair: one of them does.
        var sitting = await Task.WhenAll(pressing.Select(each => Try(() => Sit(each.Node, each.Clerk, "1"))));
        Assert.Single(sitting, code => code is null);
        Assert.Single(sitting, code => code == "counter-taken");
        var seated = pressing[Array.IndexOf(sitting, null)].Clerk;

        // Whoever sits there presses on both at the same moment, and so does who got no seat.
        var pressed = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Next(pressing[i % 2].Node, seated)));
        var refused = await Task.WhenAll(pressing.Select(each => Try(() => Next(each.Node, pressing.Single(one => one.Clerk != seated).Clerk))));

        Assert.Single(pressed.Select(visit => visit!.Id).Distinct());
        Assert.All(refused, code => Assert.Equal("counter-none", code));
        Assert.Equal(1, await town.Read(db => db.Set<VisitRow>().CountAsync(visit => visit.State == VisitState.Called)));
    }

    [BothEngines]
    public async Task Whoever_has_the_skill_and_the_language_calls_and_without_them_nobody_waits_for_ever(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (expert, other) = (await Clerk(town), await Clerk(town));
        await town.Write(async unit =>
        {
            var teams = town.Get<ITeamEditor>();
            await teams.SaveSkill(unit, new Skill("permits", LocalText.English("Permits"), []));
            await teams.Save(unit, new Team { Id = unit.NextId(), Code = "hall", Name = LocalText.English("Hall"), Members = [new TeamMember(expert) { Skills = ["permits"], Languages = ["es"] }, new TeamMember(other)] });
            await town.Get<ICounterSetup>().Save(unit, CounterSetup.Standard with { Reasons = [new("permit", LocalText.English("Permit"), "permits"), new("ask", LocalText.English("Ask"))] });
        });
        await Sit(town, other, "1");
        var alone = await Arrive(town, "permit");
        Assert.Equal(alone.Id, (await Next(town, other))?.Id);
        await town.Write(unit => Line(town).Finish(unit, alone.Id, new VisitLog("answered", null, null, null, null)));

        await Sit(town, expert, "2");
        var (permit, spanish, plain) = (await Arrive(town, "permit"), await Arrive(town, "ask", "es"), await Arrive(town, "ask", "en"));
        Assert.Equal(plain.Id, (await Next(town, other))?.Id);
        Assert.Equal(permit.Id, (await Next(town, expert))?.Id);
        await town.Write(unit => Line(town).Finish(unit, permit.Id, new VisitLog("answered", null, null, null, null)));
        Assert.Equal(spanish.Id, (await Next(town, expert))?.Id);
    }

    [BothEngines]
    public async Task Handed_over_one_keeps_the_number_and_comes_before_those_who_wait(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (first, second) = (await Clerk(town), await Clerk(town));
        await Sit(town, first, "1");
        await Sit(town, second, "2");
        var handed = await Arrive(town);
        await Next(town, first);
        var (next, _) = (await Arrive(town), await Arrive(town));

        await town.Write(unit => Line(town).HandOver(unit, handed.Id, "2", null));

        Assert.Equal(next.Id, (await Next(town, first))?.Id);
        var there = await Next(town, second);
        Assert.Equal((handed.Id, handed.Number, "2"), (there!.Id, there.Number, there.Counter));
    }

    [BothEngines]
    public async Task Who_does_not_come_is_called_three_times_and_may_come_back(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var clerk = await Clerk(town);
        await Sit(town, clerk, "1");
        var visit = await Arrive(town);
        await Arrive(town);
        await Next(town, clerk);

        await Assert.ThrowsAsync<RuleBrokenException>(() => town.Write(unit => Line(town).NoShow(unit, visit.Id)));
        await town.Write(unit => Line(town).CallAgain(unit, visit.Id));
        await town.Write(unit => Line(town).CallAgain(unit, visit.Id));
        await town.Write(unit => Line(town).NoShow(unit, visit.Id));
        await town.Write(unit => Line(town).Return(unit, visit.Id));

        Assert.Equal((visit.Id, visit.Number), ((await Next(town, clerk))!.Id, visit.Number));
    }

    [BothEngines]
    public async Task Numbers_begin_anew_each_day_and_the_line_of_yesterday_is_gone(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var clerk = await Clerk(town);
        await Sit(town, clerk, "1");
        await Arrive(town);
        Assert.Equal(2, (await Arrive(town)).Number);

        town.Clock.Move(TimeSpan.FromDays(1));

        Assert.Equal(1, (await Arrive(town)).Number);
        await Assert.ThrowsAsync<RuleBrokenException>(() => Next(town, clerk));
        var successor = await Clerk(town);
        await Sit(town, successor, "1");
        Assert.Equal(1, (await Next(town, successor))!.Number);
    }

    [BothEngines]
    public async Task Nobody_sits_on_another_or_leaves_a_visitor(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (one, two) = (await Clerk(town), await Clerk(town));
        await Sit(town, one, "1");
        Assert.Equal("counter-taken", (await Assert.ThrowsAsync<RuleBrokenException>(() => Sit(town, two, "1"))).Code);
        Assert.Equal("counter-unknown", (await Assert.ThrowsAsync<RuleBrokenException>(() => Sit(town, two, "99"))).Code);
        await Arrive(town);
        await Next(town, one);
        Assert.Equal("counter-busy", (await Assert.ThrowsAsync<RuleBrokenException>(() => Sit(town, one, "2"))).Code);
    }

    /// <summary>Code of the rule that forbids it; null when it was done.</summary>
    private static async Task<string?> Try(Func<Task> change)
    {
        try
        {
            await change();
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken.Code;
        }
    }

    private static ICounter Line(TestTown town) => town.Get<ICounter>();

    private static Task Sit(TestTown town, long staff, string counter) => town.Write(unit => Line(town).Sit(unit, town.Tenant, staff, counter));

    private static Task<VisitView?> Next(TestTown town, long staff) => town.Write(unit => Line(town).CallNext(unit, town.Tenant, staff));

    private static Task<VisitView> Arrive(TestTown town, string? reason = null, string? language = null) => town.Write(async unit =>
        await Line(town).Arrive(unit, town.Tenant, new Arrival(reason ?? (await town.Get<ICounterSetup>().Of(town.Tenant.Id)).Reasons[^1].Code, language, [], null)));

    private static async Task<long> Clerk(TestTown town)
    {
        using var clerk = await town.SignIn(Role.Agent);
        return clerk.Staff!.Id;
    }
}
