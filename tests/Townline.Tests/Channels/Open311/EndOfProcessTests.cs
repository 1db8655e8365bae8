using System.Text.Json.Nodes;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

/// <summary>The program ends while thirty-two apps report: what was acknowledged is there, once and whole.</summary>
public class EndOfProcessTests
{
    [BothEngines, Trait("Speed", "Slow")]
    public async Task Every_acknowledged_report_survives_a_kill_exactly_once(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        var reporters = await Reporters.Of(storage);
        for (var round = 1; round <= 3; round++)
        {
            await using var town = await TownProcess.Serve(storage, more: "--empty");
            var reporting = reporters.ReportTo(town.Address);
            await Eventually.True(() => reporters.Acknowledged.Count > round * 300);
            await town.Kill();
            await reporting;
        }

        Assert.NotEmpty(reporters.Unanswered);
        await using var after = await TestTown.Start(storage);
        await reporters.ReportAgain(after.Address);
        await EveryReportIsThereOnceAndWhole(after, reporters);
    }

    [BothEngines, Trait("Speed", "Slow")]
    public async Task A_town_that_is_asked_to_end_answers_what_it_has_stored(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        var reporters = await Reporters.Of(storage);
        await using (var town = await TownProcess.Serve(storage, more: "--empty"))
        {
            var reporting = reporters.ReportTo(town.Address);
            await Eventually.True(() => reporters.Acknowledged.Count > 300);
            town.Terminate();
            Assert.Equal(0, await town.Exit());
            await reporting;
        }

        await using var after = await TestTown.Start(storage);
        await EveryReportIsThereOnceAndWhole(after, reporters);
    }

    private static async Task EveryReportIsThereOnceAndWhole(TestTown town, Reporters reporters)
    {
        var stored = await town.Write(unit => unit.Query<Stored>("SELECT id, number, description FROM requests_request"));
        Assert.Equal(reporters.Acknowledged.OrderBy(report => report.Key), stored.Select(row => KeyValuePair.Create(row.Description, $"{row.Number}")).OrderBy(report => report.Key));

        foreach (var (what, sql) in Parts)
        {
            var ids = await town.Write(unit => unit.Query<long>(sql));
            Assert.True(ids.Order().SequenceEqual(stored.Select(row => row.Id).Order()), $"{ids.Count} {what} for {stored.Count} requests.");
        }

        Assert.Equal(stored.Count, await town.Write(unit => unit.QueryFirst<long>("SELECT sum(value) FROM platform_counter WHERE name LIKE 'figure.opened.%'")));
        var nearby = await town.Get<ISpatialIndex>().Within(town.Tenant.Id, SpatialLayer.Request, new Box(41.4, -81.7, 41.6, -81.5), null, stored.Count + 1, CancellationToken.None);
        Assert.Equal(stored.Select(row => row.Id).Order(), nearby.Select(hit => hit.Id).Order());

        foreach (var row in stored.Take(20))
        {
            var found = await town.Get<ISearch>().Find(town.Tenant.Id, row.Description.Split(' ')[^1], SearchKind.Request, 10, CancellationToken.None);
            Assert.Equal([row.Id], found);
            var shown = JsonNode.Parse(await town.Visitor().Http.GetStringAsync($"/open311/v2/requests/{row.Number}.json"))!;
            Assert.Equal(row.Description, (string)shown[0]!["description"]!);
        }
    }

    /// <summary>What belongs to a request, each as the ids of the requests that have it.</summary>
    private static readonly (string What, string Sql)[] Parts =
    [
        ("rows in the journal", "SELECT request_id FROM conversations_inbound"),
        ("messages on the timeline", "SELECT request_id FROM conversations_entry WHERE kind = 0 AND direction = 1"),
        ("events", "SELECT subject_id FROM platform_event WHERE kind = 'request.opened'"),
    ];

    private sealed record Stored(long Id, long Number, string Description);
}
