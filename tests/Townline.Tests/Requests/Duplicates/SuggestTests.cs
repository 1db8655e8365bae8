using Microsoft.EntityFrameworkCore;
using Townline.Platform.Outbox;
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

    private static Task<int> Waiting(TestTown town) => town.Read(db => db.Set<OutboxRow>().CountAsync(row => row.Topic == SuggestHandler.Topic));
}
