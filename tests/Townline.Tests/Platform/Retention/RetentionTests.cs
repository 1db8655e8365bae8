using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Retention;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Tests.Requests;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Retention;

public class RetentionTests(Towns towns) : IClassFixture<Towns>
{
    private const string Potholes = "requests:pothole";

    [BothEngines]
    public async Task Nothing_goes_while_nobody_has_chosen_it(Engine engine)
    {
        var town = await Town(engine);
        var (id, person) = await Keeping.Closed(town);

        await Keeping.YearsLater(town);

        var request = await town.Of(id);
        Assert.Equal((person, $"Hole near {Keeping.Secret}"), (request.PersonId!.Value, request.Description));
    }

    [BothEngines]
    public async Task When_the_time_is_over_nothing_of_person_and_words_is_found_anywhere_and_the_figures_stay(Engine engine)
    {
        var town = await Town(engine);
        var (id, person) = await Keeping.Closed(town);
        await Keeping.Keep(town, [Potholes, "journal"]);
        var figures = await town.Get<IRequestQueries>().Figures(town.Tenant.Id, default);

        await Keeping.YearsLater(town);

        Assert.Empty(await Keeping.WhereFound(town, Keeping.Secret));
        Assert.Empty(await Keeping.WhereFound(town, $"{person}"));
        Assert.Empty(await Keeping.WhereFound(town, "192.0.2.7"));
        Assert.Empty((await town.Read(db => db.Set<Inbound>().SingleAsync())).Raw);
        var request = await town.Of(id);
        Assert.Equal((null, null, "", null), (request.PersonId, request.Latitude, request.Description, request.Address));
        Assert.Equal(Outcome.Done, request.Outcome);
        Assert.Equivalent(figures, await town.Get<IRequestQueries>().Figures(town.Tenant.Id, default));
        Assert.Empty(await town.Get<ITimelines>().OfPerson(town.Tenant.Id, person, null, 50, default));
        Assert.Contains(await town.Get<ITimelines>().OfRequest(town.Tenant.Id, id, Audience.Staff, default), entry => entry.EventKind == "request.forgotten");
    }

    [BothEngines]
    public async Task Search_and_map_find_it_no_more_but_its_number_is_found(Engine engine)
    {
        var town = await Town(engine);
        var (id, _) = await Keeping.Closed(town);
        await Keeping.Keep(town, [Potholes]);

        await Keeping.YearsLater(town);

        var search = town.Get<ISearch>();
        Assert.Empty(await search.Find(town.Tenant.Id, Keeping.Secret, SearchKind.Request, 10, default));
        Assert.Equal([id], await search.Find(town.Tenant.Id, $"{(await town.Of(id)).Number}", SearchKind.Request, 10, default));
        Assert.Empty(await town.Get<ISpatialIndex>().Within(town.Tenant.Id, SpatialLayer.Request, Box.Around(41.5, -81.6, 1000), null, 10, default));
    }

    [BothEngines]
    public async Task Only_what_the_class_takes_goes(Engine engine)
    {
        var town = await Town(engine);
        var (id, _) = await Keeping.Closed(town);
        await Keeping.Keep(town, [Potholes], [Taken.Person]);

        await Keeping.YearsLater(town);

        var request = await town.Of(id);
        Assert.Equal((null, $"Hole near {Keeping.Secret}", "1 Zanzibar Street"), (request.PersonId, request.Description, request.Address));
        Assert.Equal([id], await town.Get<ISearch>().Find(town.Tenant.Id, Keeping.Secret, SearchKind.Request, 10, default));
    }

    [BothEngines]
    public async Task What_is_open_what_is_young_and_what_is_of_another_service_stays(Engine engine)
    {
        var town = await Town(engine);
        var (reopened, _) = await Keeping.Closed(town);
        var (other, _) = await Keeping.Closed(town, SampleServices.Welfare);
        await Keeping.Keep(town, [Potholes]);
        town.Clock.Move(TimeSpan.FromDays(800));
        await town.Do((requests, unit) => requests.Reopen(unit, reopened, "Again"));
        var (young, _) = await Keeping.Closed(town);

        await Keeping.Sweep(town);

        foreach (var id in new[] { reopened, other, young })
        {
            Assert.NotNull((await town.Of(id)).PersonId);
        }
    }

    [BothEngines]
    public async Task A_held_request_and_all_of_a_held_person_stay_until_the_hold_ends(Engine engine)
    {
        var town = await Town(engine);
        var (held, _) = await Keeping.Closed(town);
        var (ofPerson, maria) = await Keeping.Closed(town, email: "maria@example.org");
        var (merged, mariaToo) = await Keeping.Closed(town, email: "m@example.net");
        var (free, _) = await Keeping.Closed(town, email: "juan@example.org");
        var versions = (await town.Read(db => town.Get<IPeople>().Cards(db, [maria, mariaToo], default))).ToDictionary(card => card.Id, card => card.Version);
        await town.Write(unit => town.Get<IMerges>().Merge(unit, new MergeOrder(maria, versions[maria], mariaToo, versions[mariaToo], "The same")));
        await town.Write(unit => town.Get<HoldBook>().Add(unit, HeldThing.Request, held, "Court case 7"));
        await town.Write(unit => town.Get<HoldBook>().Add(unit, HeldThing.Person, maria, "Complaint"));
        await Keeping.Keep(town, [Potholes]);

        await Keeping.YearsLater(town);

        Assert.Null((await town.Of(free)).PersonId);
        foreach (var id in new[] { held, ofPerson, merged })
        {
            Assert.NotNull((await town.Of(id)).PersonId);
        }

        var hold = (await town.Read(db => town.Get<HoldBook>().All(db, default))).Single(hold => hold.SubjectId == held);
        await town.Write(unit => town.Get<HoldBook>().End(unit, hold.Id, "Settled"));
        await Keeping.Sweep(town);
        Assert.Null((await town.Of(held)).PersonId);
        Assert.NotNull((await town.Of(merged)).PersonId);
    }

    [BothEngines]
    public async Task Several_processes_at_once_let_everything_go_once_in_batches_each_with_its_line(Engine engine)
    {
        var town = await Town(engine);
        for (var i = 0; i < RetentionSweeper.Batch + 5; i++)
        {
            var id = await town.Open(SampleServices.Pothole);
            await town.Do((requests, unit) => requests.Close(unit, id, new Closure(Outcome.Done, "Filled.")));
        }

        await Keeping.Keep(town, [Potholes]);
        town.Clock.Move(TimeSpan.FromDays(800));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Keeping.Sweep(town)));

        var lines = await town.Read(db => db.Set<EventRow>().Where(row => row.Kind == "retention.gone").Select(row => row.Data).ToListAsync());
        Assert.Equal([5, RetentionSweeper.Batch], lines.Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("count").GetInt32()).Order());
        Assert.Equal(RetentionSweeper.Batch + 5, (await town.Read(db => db.Set<RetentionUse>().SingleAsync())).Gone);
        Assert.Equal(RetentionSweeper.Batch + 5, await town.Read(db => db.Set<Entry>().CountAsync(entry => entry.EventKind == "request.forgotten")));
    }

    [BothEngines]
    public async Task What_is_due_is_found_by_an_index_of_its_own(Engine engine)
    {
        var town = await Town(engine);
        await Keeping.Closed(town);
        var rule = await Keeping.Keep(town, [Potholes, "messages", "journal", "calls", "visits", "looks"]);
        foreach (var (subject, index) in new[]
        {
            (Potholes, "IX_requests_request_tenant_id_service_id_closed_at"), ("messages", "IX_conversations_entry_alone"), ("journal", "IX_conversations_inbound_tenant_id_received_at"),
            ("calls", "IX_work_call_tenant_id_id"), ("visits", "IX_work_visit_tenant_id_day_number"), ("looks", "IX_identity_person_access_tenant_id_id"),
        })
        {
            await using var db = town.Get<Store>().Read(town.Tenant.Id);
            var held = new Held([1], [2]);
            var statements = await QueryWatch.During(() => town.Get<RetentionBook>().CountDue(db, subject, rule, held, town.Clock.Now, 1000, default));
            Assert.Contains(index, await QueryWatch.Plan(town, engine, Assert.Single(statements)));
        }
    }

    private async Task<TestTown> Town(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        return town;
    }
}
