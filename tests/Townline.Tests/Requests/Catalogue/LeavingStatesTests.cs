using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Words;
using Townline.Requests.Catalogue;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Requests.Catalogue;

public class LeavingStatesTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly Workflow Two = new(
        [State("new"), State("odd"), State("done", false), State("gone", false)],
        [new("new", "odd"), new("odd", "done"), new("new", "gone"), new("new", "done")],
        "new",
        "new");

    private static readonly ServiceInfo Signs = new() { Id = 311, Code = "signs", Name = LocalText.English("Signs"), Workflow = Two };

    [BothEngines]
    public async Task Every_request_leaves_with_an_event_and_then_the_state_goes(Engine engine)
    {
        var town = await Town(engine);
        var odd = await Open(town, 60);
        foreach (var id in odd)
        {
            await town.Do((requests, unit) => requests.Move(unit, id, "odd"));
        }

        var closed = (await Open(town, 3)).ToList();
        foreach (var id in closed)
        {
            await town.Do((requests, unit) => requests.Move(unit, id, "odd"));
            await town.Do((requests, unit) => requests.Close(unit, id, new Closure(Outcome.Done, "Done.")));
        }

        Assert.Equal((60, false), await Standing(town, "odd"));
        Assert.Equal("workflow-state-in-use", await Refused(town, Without("odd")));
        Assert.Equal("workflow-state-in-use", await Refused(town, Without("done")));

        await Save(town, Leaving(("odd", "new"), ("done", "gone")));
        Assert.Equal("move", await town.Broken((requests, unit) => requests.Move(unit, odd[0], "gone")));
        var fresh = (await Open(town, 1))[0];
        Assert.Equal("move", await town.Broken((requests, unit) => requests.Move(unit, fresh, "odd")));
        await town.OutboxIsDone();

        // Who made the last step tells the catalogue after the commit.
        await Eventually.True(async () => (await Now(town)).States.Select(state => state.Key).SequenceEqual(["new", "gone"]));
        Assert.Equal((0, false), await Standing(town, "odd"));
        Assert.Equal((0, false), await Standing(town, "done"));
        foreach (var id in odd)
        {
            Assert.Equal("new", (await town.Of(id)).State);
            Assert.Equal(2, await town.Read(db => db.Set<EventRow>().CountAsync(row => row.SubjectId == id && row.Kind == "request.moved")));
        }

        var end = await town.Of(closed[0]);
        Assert.Equal(("gone", false, Outcome.Done), (end.State, end.Open, end.Outcome));
    }

    [BothEngines]
    public async Task A_request_is_not_put_back_into_a_state_that_is_gone(Engine engine)
    {
        var town = await Town(engine);
        var id = (await Open(town, 1))[0];
        await town.Do((requests, unit) => requests.Move(unit, id, "odd"));
        var before = RequestStanding.Of(await town.Of(id));
        await Save(town, Leaving(("odd", "new")));
        await town.OutboxIsDone();

        var version = (await town.Of(id)).Version;
        Assert.Equal("restore-state", await town.Broken((requests, unit) => requests.Restore(unit, id, before, version)));
        Assert.Equal("new", (await town.Of(id)).State);
    }

    [BothEngines]
    public async Task The_count_goes_by_the_index_of_the_service(Engine engine)
    {
        var town = await Town(engine);
        await Open(town, 2);
        var statements = (await QueryWatch.During(() => Standing(town, "new"))).Where(statement => statement.Sql.Contains("requests_request", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(statements);
        foreach (var statement in statements)
        {
            Assert.Contains("IX_requests_request_", await QueryWatch.Plan(town, engine, statement), StringComparison.Ordinal);
        }
    }

    private static WorkflowState State(string key, bool open = true) => new(key, LocalText.English(key), open, "open");

    private static Workflow Without(string key) => Two with { States = [.. Two.States.Where(state => state.Key != key)], Moves = [new("new", "gone"), new("new", "done"), new("odd", "done"), new("odd", "gone"), new("new", "odd")] };

    private static Workflow Leaving(params (string Key, string To)[] gone) => Two with
    {
        States = [.. Two.States.Select(state => gone.FirstOrDefault(each => each.Key == state.Key) is { To: { } to } ? state with { LeavesTo = to } : state)],
        Moves = [.. Two.Moves.Where(move => gone.All(each => each.Key != move.To))],
    };

    private static Task Save(TestTown town, Workflow workflow) => town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, Signs with { Workflow = workflow }));

    private static async Task<string> Refused(TestTown town, Workflow workflow)
    {
        var holding = workflow with { Moves = [.. workflow.Moves.Where(move => workflow.Find(move.From) is not null && workflow.Find(move.To) is not null)] };
        return (await Assert.ThrowsAsync<RuleBrokenException>(() => Save(town, holding))).Code;
    }

    private static async Task<Workflow> Now(TestTown town) => (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("signs")!.Workflow;

    private static async Task<(int, bool)> Standing(TestTown town, string state)
    {
        var there = await town.Get<IStateUse>().Of(town.Tenant.Id, Signs.Id, state);
        return (there.Number, there.More);
    }

    private static async Task<List<long>> Open(TestTown town, int count)
    {
        var ids = new List<long>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await town.Open(Signs));
        }

        return ids;
    }

    private async Task<TestTown> Town(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Save(town, Two);
        return town;
    }
}
