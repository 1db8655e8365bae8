using Townline.Platform.Events;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Townline.Tests.Requests;

public class WorkflowTests(Towns towns) : IClassFixture<Towns>
{
    /// <summary>Seen first, then planned, then done; nothing else.</summary>
    private static readonly ServiceInfo Ladder = new()
    {
        Id = 301,
        Code = "ladder",
        Name = LocalText.English("Ladder"),
        Workflow = new Workflow(
            [State("new"), State("seen"), State("planned"), State("done", open: false)],
            [new("new", "seen"), new("seen", "planned"), new("planned", "done"), new("done", "seen")],
            "new",
            "seen"),
    };

    [BothEngines]
    public async Task A_request_goes_only_where_its_services_workflow_leads(Engine engine)
    {
        var town = await Town(engine);
        var id = await town.Open(Ladder);
        Task<string> Move(string to) => town.Broken((requests, unit) => requests.Move(unit, id, to));

        Assert.Equal("new", (await town.Of(id)).State);
        Assert.Equal("move", await Move("planned"));
        Assert.Equal("move", await Move("done"));
        Assert.Equal("move", await Move("nowhere"));
        Assert.Equal("close-state", await town.Broken((requests, unit) => requests.Close(unit, id, new Closure(Outcome.Done, "Done."))));
        await town.Do((requests, unit) => requests.Move(unit, id, "seen"));
        await town.Do((requests, unit) => requests.Move(unit, id, "planned"));
        await town.Do((requests, unit) => requests.Close(unit, id, new Closure(Outcome.Done, "Done.")));
        Assert.Equal("done", (await town.Of(id)).State);
        Assert.Equal("move", await Move("seen"));
        await town.Do((requests, unit) => requests.Reopen(unit, id, "By mistake"));
        Assert.Equal("seen", (await town.Of(id)).State);
    }

    [BothEngines]
    public async Task A_stale_move_is_refused_and_moving_to_where_it_is_does_nothing(Engine engine)
    {
        var town = await Town(engine);
        var id = await town.Open(Ladder);
        var seen = (await town.Of(id)).Version;
        await town.Do((requests, unit) => requests.Move(unit, id, "seen", seen));

        await Assert.ThrowsAsync<StaleEditException>(() => town.Do((requests, unit) => requests.Move(unit, id, "planned", seen)));
        var before = await town.Of(id);
        await town.Do((requests, unit) => requests.Move(unit, id, "seen"));

        Assert.Equal((before.Version, "seen"), ((await town.Of(id)).Version, (await town.Of(id)).State));
    }

    [BothEngines]
    public async Task A_word_that_moves_nothing_is_no_move_in_the_log(Engine engine)
    {
        var town = await Town(engine);
        var id = await town.Open(SampleServices.Pothole);
        var before = await town.Of(id);
        town.Clock.Move(TimeSpan.FromMinutes(1));

        await town.Do((requests, unit) => requests.Touch(unit, id, byResident: true));

        var after = await town.Of(id);
        Assert.True(after.Version > before.Version && after.UpdatedAt > before.UpdatedAt);
        Assert.DoesNotContain("request.moved", await Kinds(town, id));
        await town.Do((requests, unit) => requests.Move(unit, id, "waiting"));
        await town.Do((requests, unit) => requests.Touch(unit, id, byResident: false));
        Assert.Equal("waiting", (await town.Of(id)).State);
        await town.Do((requests, unit) => requests.Touch(unit, id, byResident: true));
        Assert.Equal("in_progress", (await town.Of(id)).State);
        Assert.Equal(2, (await Kinds(town, id)).Count(kind => kind == "request.moved"));
    }

    [BothEngines]
    public async Task Thirty_two_who_follow_at_once_are_all_counted_and_one_person_once(Engine engine)
    {
        var town = await Town(engine);
        var id = await town.Open(SampleServices.Pothole);

        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => town.Do((requests, unit) => requests.Follow(unit, id, i < 16 ? 7_000_001 : null, "web"))));

        Assert.Equal(17, (await town.Of(id)).Followers);
    }

    private static Task<List<string>> Kinds(TestTown town, long id) => town.Read(db => db.Set<EventRow>().Where(row => row.SubjectId == id).Select(row => row.Kind).ToListAsync());

    private static WorkflowState State(string key, bool open = true) => new(key, LocalText.English(key), open, "open");

    private async Task<TestTown> Town(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, Ladder));
        return town;
    }
}
