using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Townline.Conversations;
using Townline.Demo.Seeding;
using Townline.Identity.Contracts;
using Townline.People;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Outbox;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Townline.Work.Contracts;
using Townline.Work.Counter;
using Townline.Work.Tasks;

namespace Townline.Tests.Demo;

[Trait("Speed", "Slow")]
public class SeedingTests
{
    private static readonly DemoSettings Settings = new("correct horse battery", "open311-demo-key", "api-demo-token");

    [BothEngines]
    internal async Task The_demo_is_told_to_every_module(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var town = await Start(storage);

        Assert.Equal(("Riverton", "riverton.example"), (town.Tenant.Name, town.Tenant.JurisdictionId));
        Assert.Equal(601, await town.Read(db => db.Set<Request>().CountAsync()));
        Assert.Equal(260, await town.Read(db => db.Set<Person>().CountAsync()));
        Assert.Equal(33, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).Active.Count);
        Assert.Equal(6, (await town.Get<ITeams>().Of(town.Tenant.Id)).Active.Count);
        Assert.Equal(3, (await town.Get<ICalendars>().Of(town.Tenant.Id)).All.Count);
        Assert.Equal(17, (await town.Get<IStaffDirectory>().All(town.Tenant.Id)).Count);
        Assert.Equal(5, await town.Read(db => db.Set<Request>().Where(request => request.IsOpen == 0).Select(request => request.Outcome).Distinct().CountAsync()));

        // What falls due later, and for the request that has just come in by mail the search for others like it.
        Assert.All(await town.Read(db => db.Set<OutboxRow>().IgnoreQueryFilters().ToListAsync()), row => Assert.True(row.Topic is TaskTimer.Name or "requests.suggest", row.Topic));
    }

    [BothEngines]
    internal async Task The_agent_has_tasks_of_every_kind_and_an_answer_that_was_not_sent(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var town = await Start(storage);
        town.Clock.Move(TimeSpan.FromMinutes(1));
        await town.OutboxIsDone();

        var agent = (await town.Get<IStaffDirectory>().FindByEmail(town.Tenant.Id, "agent@riverton.example"))!.Id;
        var office = (await town.Get<ITeams>().Of(town.Tenant.Id)).Active.Single(team => team.Code == "city-hall").Id;
        var counts = await town.Read(db => town.Get<ITasks>().Counts(db, agent, [office], default));
        var late = await town.Read(db => town.Get<ITasks>().Mine(db, agent, [office], TaskStage.Late, 10, default));

        Assert.Equal((1, 3), (counts[TaskStage.Late], counts[TaskStage.Today] + counts[TaskStage.Later]));
        Assert.Equal("Ask the county whether this one is theirs", late.Single().What);
        Assert.Single(await town.Read(db => db.Set<TaskRow>().Where(task => task.Open == 0).ToListAsync()));
        Assert.Single(await town.Read(db => town.Get<IDrafts>().Of(db, agent, default)));
        Assert.Empty(await town.Read(db => town.Get<IClaims>().Now(db, default)));
    }

    [BothEngines]
    internal async Task Two_people_wait_at_the_counter_whenever_in_the_day_the_demo_is_made(Engine engine)
    {
        var tomorrow = Townline.Demo.Stories.Clock.Midnight(DateTimeOffset.UtcNow.AddDays(1));
        foreach (var made in new[] { tomorrow.AddSeconds(20), tomorrow.AddHours(23.5) })
        {
            await using var storage = await TestStorage.Empty(engine);
            await using var town = await Start(storage, clock: new Clock(made));

            var visits = await town.Read(db => db.Set<VisitRow>().OrderBy(visit => visit.Day).ThenBy(visit => visit.Number).ToListAsync());

            Assert.Equal((2, 8), (visits.Count(visit => visit.State == VisitState.Waiting), visits.Count(visit => visit.State == VisitState.Done)));
            Assert.Single(visits.Take(8).Select(visit => visit.Day).Distinct());
            Assert.Equal(VisitRow.DayOf(DateOnly.FromDateTime(Townline.Demo.Stories.Clock.Local(made))), visits.Skip(8).Select(visit => visit.Day).Distinct().Single());
        }
    }

    [BothEngines]
    internal async Task What_happened_first_stands_first_in_the_log_and_on_timelines(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var town = await Start(storage);

        var log = await town.Read(db => db.Set<EventRow>().OrderBy(row => row.Seq).Where(row => row.Kind.StartsWith("request.") && row.Kind != "request.due").Select(row => row.At).ToListAsync());
        var entries = await town.Read(db => db.Set<Entry>().OrderBy(entry => entry.Id).Select(entry => entry.At).ToListAsync());

        Assert.Equal(log.Order(), log);
        Assert.Equal(entries.Order(), entries);
        Assert.True(log[^1] < town.Clock.Now);
    }

    [BothEngines]
    internal async Task Queues_count_what_is_open(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var town = await Start(storage);

        var open = await town.Read(db => db.Set<Request>().CountAsync(request => request.IsOpen == 1));
        var counts = await town.Get<IRequestQueries>().QueueCounts(town.Tenant.Id, CancellationToken.None);

        Assert.InRange(open, 30, 130);
        Assert.Equal(open, counts[new QueueKey(QueueKind.Open).Name]);
        Assert.Equal(open, counts.Where(count => count.Key.StartsWith("queue.Team", StringComparison.Ordinal)).Sum(count => count.Value));
    }

    [BothEngines]
    internal async Task Every_picture_belongs_to_its_request_and_opens(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var town = await Start(storage);
        var visitor = town.Visitor();

        var files = await town.Read(db => db.Set<StoredFile>().ToListAsync());
        var publicOnes = await town.Read(db => db.Set<Request>().Where(request => request.Visibility == RequestVisibility.Public).Select(request => request.Id).ToListAsync());
        var shown = files.First(file => publicOnes.Contains(file.OwnerId!.Value));

        Assert.InRange(files.Count, 150, 500);
        Assert.All(files, file => Assert.Equal("request", file.Owner));
        Assert.Equal("image/png", (await visitor.Http.GetAsync(shown.Link)).Content.Headers.ContentType?.MediaType);
    }

    [BothEngines]
    internal async Task The_second_start_adds_nothing_and_takes_a_new_password(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await (await Start(storage)).DisposeAsync();

        await using var town = await Start(storage, Settings with { Password = "another one, longer" });
        var staff = town.Get<IStaffDirectory>();
        var agent = (await staff.FindByEmail(town.Tenant.Id, "agent@riverton.example"))!;

        Assert.Equal(601, await town.Read(db => db.Set<Request>().CountAsync()));
        Assert.Equal(260, await town.Read(db => db.Set<Person>().CountAsync()));
        Assert.True(await staff.HasPassword(town.Tenant.Id, agent.Id, "another one, longer"));
        Assert.False(await staff.HasPassword(town.Tenant.Id, agent.Id, Settings.Password!));
        Assert.Equal(2, (await town.Get<IApiKeys>().List(town.Tenant.Id)).Count);
    }

    [BothEngines]
    internal async Task The_keys_that_were_asked_for_open_without_a_limit(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var town = await Start(storage);

        var keys = await town.Get<IApiKeys>().List(town.Tenant.Id);
        var answer = await town.Visitor().Http.PostAsync("/open311/v2/requests.json", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["api_key"] = Settings.Open311Key!,
            ["service_code"] = "litter-bin",
            ["lat"] = "41.5",
            ["long"] = "-81.6",
            ["attribute[state]"] = "full",
        }));

        Assert.All(keys, key => Assert.Null(key.RequestsPerMinute));
        Assert.True((await town.Get<IApiKeys>().Check(town.Tenant.Id, Settings.ApiToken, ApiScopes.PeopleRead)).Good);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>())[0].TryGetProperty("service_request_id", out _));
    }

    [BothEngines]
    internal async Task A_kill_in_the_middle_leaves_nothing_by_halves(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        foreach (var seconds in new[] { 0.3, 1.5, 4 })
        {
            await using var killed = TownProcess.Start(storage, [], "demo", "--data", storage.Folder);
            await Eventually.True(() => Task.FromResult(killed.HasExited || killed.Printed.Any(line => line.StartsWith("Making", StringComparison.Ordinal))));
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            if (!killed.HasExited)
            {
                await killed.Kill();
            }
        }

        await using var town = await Start(storage);

        Assert.Equal(601, await town.Read(db => db.Set<Request>().CountAsync()));
        Assert.Equal(260, await town.Read(db => db.Set<Person>().CountAsync()));
        Assert.Equal(17, (await town.Get<IStaffDirectory>().All(town.Tenant.Id)).Count);
        Assert.Equal(33, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).All.Count);
    }

    [PostgresFact]
    public async Task Two_nodes_that_start_at_once_make_one_town()
    {
        await using var storage = await TestStorage.Empty(Engine.PostgreSQL);
        await using var one = TownProcess.Start(storage, [], "demo", "--data", storage.Folder);
        await using var other = TownProcess.Start(storage, [], "demo", "--data", storage.Folder);

        Assert.True((await one.Exit(), await other.Exit()) == (0, 0), string.Join('\n', [.. one.Complaints, .. other.Complaints]));

        await using var town = await Start(storage);
        Assert.Equal(601, await town.Read(db => db.Set<Request>().CountAsync()));
        Assert.Equal(17, (await town.Get<IStaffDirectory>().All(town.Tenant.Id)).Count);
    }

    [PostgresFact]
    public async Task Two_nodes_that_begin_to_serve_at_once_serve_one_town()
    {
        await using var storage = await TestStorage.Empty(Engine.PostgreSQL);
        await using var other = await TestStorage.Empty(Engine.SQLite);
        var database = new Dictionary<string, string> { ["TOWNLINE_DB"] = storage.Database! };
        var nodes = await Task.WhenAll(TownProcess.Serve(storage, database), TownProcess.Serve(other, database));
        try
        {
            foreach (var node in nodes)
            {
                using var visitor = new Visitor(node.Address);
                Assert.Contains("Riverton", (await visitor.Get("/")).Text, StringComparison.Ordinal);
            }

            Assert.Equal(nodes[0].Printed.Single(IsPassword), nodes[1].Printed.Single(IsPassword));
        }
        finally
        {
            await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
        }
    }

    [BothEngines]
    internal async Task A_town_of_ones_own_gets_no_demo(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using var town = await Start(storage);

        Assert.Equal(0, await town.Read(db => db.Set<Request>().CountAsync()));
        Assert.Empty(await town.Get<IStaffDirectory>().All(town.Tenant.Id));
    }

    [Fact]
    public async Task The_password_is_printed_at_every_start_and_is_always_the_same()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);

        var printed = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            await using var command = TownProcess.Start(storage, [], "demo", "--data", storage.Folder);
            Assert.Equal(0, await command.Exit());
            printed.Add(command.Printed.Single(IsPassword));
        }

        Assert.Equal(printed[0], printed[1]);
    }

    private static bool IsPassword(string line) => line.StartsWith("Their password: ", StringComparison.Ordinal);

    private static Task<TestTown> Start(TestStorage storage, DemoSettings? settings = null, Clock? clock = null) =>
        TestTown.Start(storage, clock, change: services => services.AddSingleton(settings ?? Settings), demo: true);
}
