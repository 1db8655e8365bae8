using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Requests.Duplicates;
using Townline.Tests.Support;

namespace Townline.Tests.Requests.Duplicates;

/// <summary>What is reported where nobody is asked is noted as perhaps the same, later and by the way.</summary>
public class SuggestTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task What_looks_like_an_earlier_report_is_noted_once_with_its_reasons_and_nothing_else_changes(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var first = await near.Report("Deep hole by the school");
        var second = await near.Report("Deep hole by the school gate");
        await near.Report("Loud music", metres: 200, NearTown.Noise);

        await near.Town.OutboxIsDone();
        await near.Town.OutboxIsDone();

        var noted = Assert.Single(await near.Town.Read(db => db.Set<Suggestion>().ToListAsync()));
        Assert.Equal((second, first, SuggestionState.Open), (noted.RequestId, noted.EarlierId, noted.State));
        Assert.InRange(noted.Score, 0.2, 1);
        Assert.Contains("deep", noted.Why, StringComparison.Ordinal);
        Assert.True((await near.Town.Of(second)).Open);
    }

    [BothEngines]
    public async Task Many_reports_cost_few_rows_of_the_outbox_and_are_all_looked_through(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        near.Town.Clock.Stop();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => near.Town.Open(NearTown.Pothole, request => request with { Description = $"Hole {i}", Latitude = NearTown.North(1_000 * i), Longitude = NearTown.Long })));
        for (var i = 0; i < 60; i++)
        {
            await near.Town.Open(NearTown.Pothole, request => request with { Description = $"Hole {i}", Latitude = NearTown.North(10_000 + 1_000 * i), Longitude = NearTown.Long });
        }

        Assert.InRange(await Waiting(near.Town), 1, 8);
        near.Town.Clock.Move(TimeSpan.FromMinutes(1));
        await near.Town.Open(NearTown.Pothole, request => request with { Description = "Hole 59", Latitude = NearTown.North(69_000), Longitude = NearTown.Long });
        near.Town.Clock.Move(TimeSpan.FromMinutes(1));
        await near.Town.OutboxIsDone();

        Assert.Single(await near.Town.Read(db => db.Set<Suggestion>().ToListAsync()));
        Assert.Equal(0, await Waiting(near.Town));
    }

    [BothEngines]
    public async Task Of_what_another_system_knew_the_open_ones_are_linked_with_open_ones_and_closed_history_is_left_alone(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var day = near.Town.Clock.Now.AddDays(-30);
        var ids = await near.TakeOver(
            NearTown.Past("closed", "Deep hole by the school", day, closedAt: day.AddDays(25)),
            NearTown.Past("first", "Deep hole by the school", day.AddDays(1)),
            NearTown.Past("second", "Deep hole by the school gate", day.AddDays(1)),
            NearTown.Past("third", "Deep hole at the school", day.AddDays(2)));

        near.Town.Clock.Move(SuggestTakenOver.Wait);
        await near.Town.OutboxIsDone();

        var noted = await near.Town.Read(db => db.Set<Suggestion>().ToListAsync());
        var pairs = noted.ConvertAll(pair => (pair.RequestId, pair.EarlierId));
        Assert.Contains((ids["second"], ids["first"]), pairs);
        Assert.Contains(pairs, pair => pair.RequestId == ids["third"]);
        Assert.DoesNotContain(pairs, pair => pair.RequestId == ids["closed"] || pair.EarlierId == ids["closed"]);
        Assert.All(noted, pair => Assert.InRange(pair.Score, 0.2, 1));
        Assert.Equal(pairs.Count, await near.Town.Read(db => db.Set<EventRow>().CountAsync(happened => happened.Kind == "request.perhaps-same")));
    }

    [BothEngines]
    public async Task What_came_closed_asks_for_nothing_and_what_came_open_is_looked_through_however_much_it_is(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var day = near.Town.Clock.Now.AddDays(-30);
        await near.TakeOver([.. Enumerable.Range(0, 20).Select(i => NearTown.Past($"old {i}", "Hole", day, closedAt: day))]);
        Assert.Equal(0, await near.Town.Read(db => db.Set<OutboxRow>().CountAsync(row => row.Topic == SuggestImportedHandler.Topic)));

        await near.TakeOver([.. Enumerable.Range(0, 61).Select(i => NearTown.Past($"{i}", "Hole", day.AddMinutes(i)) with { Latitude = NearTown.North(1_000 * (i % 60)) })]);
        near.Town.Clock.Move(SuggestTakenOver.Wait);
        await near.Town.OutboxIsDone();

        Assert.Single(await near.Town.Read(db => db.Set<Suggestion>().ToListAsync()));
    }

    [BothEngines]
    public async Task A_pair_that_a_person_has_judged_either_way_round_is_not_suggested_again(Engine engine)
    {
        var near = await NearTown.On(await towns.Fresh(engine));
        var past = near.Town.Get<IPastRequests>();
        var first = await past.NewNumbers(near.Town.Tenant.Id, 2, default);
        await near.Town.Write(async unit =>
        {
            await past.TakeOver(unit, "old-desk", first, [NearTown.Past("first", "Deep hole", unit.Now.AddDays(-2)), NearTown.Past("second", "Deep hole", unit.Now.AddDays(-1))]);
            await unit.Flush();
            var ids = await unit.Db.Set<Request>().ToDictionaryAsync(request => request.ExternalId!, request => request.Id);
            await near.Town.Get<IProblems>().NotTheSame(unit, ids["first"], ids["second"]);
        });

        near.Town.Clock.Move(SuggestTakenOver.Wait);
        await near.Town.OutboxIsDone();

        Assert.Equal(SuggestionState.NotTheSame, Assert.Single(await near.Town.Read(db => db.Set<Suggestion>().ToListAsync())).State);
    }

    [BothEngines]
    public async Task What_was_taken_over_is_found_by_its_key_however_many_requests_there_are(Engine engine)
    {
        var near = await NearTown.On(await towns.On(engine));
        var span = new ImportedSpan("old-desk", 10, 20);
        var asked = await QueryWatch.During(() => near.Town.Get<IEnumerable<IOutboxHandler>>().OfType<SuggestImportedHandler>().Single().Of(near.Town.Tenant.Id, span, default));

        var plan = await QueryWatch.Plan(near.Town, engine, asked.Single(statement => statement.Sql.Contains("requests_request", StringComparison.Ordinal)));

        Assert.Contains(engine == Engine.PostgreSQL ? "PK_requests_request" : "INTEGER PRIMARY KEY (rowid>? AND rowid<?)", plan, StringComparison.Ordinal);
    }

    private static Task<int> Waiting(TestTown town) => town.Read(db => db.Set<OutboxRow>().CountAsync(row => row.Topic == SuggestHandler.Topic));
}
