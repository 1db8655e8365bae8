using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Import;
using Townline.Import.Maps;
using Townline.Platform.Events;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Requests.Duplicates;
using Townline.Tests.Support;
using static Townline.Tests.Import.ImportFiles;

namespace Townline.Tests.Import;

public sealed class ImporterTests(Towns towns) : IClassFixture<Towns>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [BothEngines]
    public async Task A_row_becomes_a_request_with_text_place_timeline_and_counts(Engine engine)
    {
        var town = await towns.Fresh(engine);
        const string Row = "7,Pothole,Closed,2024-05-01T10:00:00Z,2024-05-02T10:00:00Z,\"Deep, on the crossing\",12 Elm St,41.5,-81.6,Filled\n";
        Assert.Equal(new(1, 0, 0), await Import(town, Row, Map with { Visibility = RequestVisibility.Public }));

        var queries = town.Get<IRequestQueries>();
        var found = Assert.Single(await queries.List(town.Tenant.Id, new RequestFilter { Text = "crossing elm", Box = new Box(41.4, -81.7, 41.6, -81.5) }, default));
        Assert.Equal(("old-desk", "7", false, "closed", "Filled"), (found.ExternalSource, found.ExternalId, found.Open, found.State, found.OutcomeText));
        Assert.Null(found.Outcome);
        Assert.Equal(new DateTimeOffset(2024, 5, 2, 10, 0, 0, TimeSpan.Zero), found.ClosedAt);
        Assert.NotNull(await queries.ByNumber(town.Tenant.Id, Reference.Parse($"{found.Number}")!.Value, default));

        var entries = await town.Get<ITimelines>().OfRequest(town.Tenant.Id, found.Id, Audience.Resident, default);
        Assert.Equal([(Direction.In, "Deep, on the crossing"), (Direction.Out, "Filled")], entries.Select(entry => (entry.Direction, entry.Text)));
        Assert.Equal(found.ClosedAt, entries[1].At);

        var figures = Assert.Single(await queries.Figures(town.Tenant.Id, default), figure => figure.ServiceId == found.ServiceId);
        Assert.Equal((1, 1, 0), (figures.Opened, figures.Closed, figures.Disputed));
    }

    [BothEngines]
    public async Task Open_requests_stand_in_the_queues_they_are_counted_in(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Import(town, Rows(1, 30));
        var counts = await town.Get<IRequestQueries>().QueueCounts(town.Tenant.Id, default);
        Assert.Equal(10, counts[new QueueKey(QueueKind.Unassigned).Name]);
        Assert.Equal(10, (await town.Get<IRequestLists>().Ids(town.Tenant.Id, new QueueKey(QueueKind.Unassigned).Selection, 50, default)).Ids.Count);
    }

    [BothEngines]
    public async Task The_same_file_twice_brings_nothing_new(Engine engine)
    {
        var town = await towns.Fresh(engine);
        Assert.Equal(new(200, 0, 1), await Import(town, Rows(1, 200) + ",Pothole\n"));
        Assert.Equal(new(0, 200, 1), await Import(town, Rows(1, 200) + ",Pothole\n"));
        Assert.Equal(new(50, 200, 0), await Import(town, Rows(1, 250)));
        Assert.Equal(250, await Count(town));
    }

    [BothEngines]
    public async Task Open_rows_of_one_hole_are_linked_as_perhaps_the_same_once_however_often_the_file_comes(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Import(town, Rows(1, 6));
        town.Clock.Move(SuggestTakenOver.Wait);
        await town.OutboxIsDone();
        await Import(town, Rows(1, 6));
        town.Clock.Move(SuggestTakenOver.Wait);
        await town.OutboxIsDone();

        var ids = await town.Read(db => db.Set<Request>().ToDictionaryAsync(request => request.ExternalId!, request => request.Id));
        var noted = Assert.Single(await town.Read(db => db.Set<Suggestion>().ToListAsync()));
        Assert.Equal((ids["R6"], ids["R3"]), (noted.RequestId, noted.EarlierId));
    }

    [BothEngines]
    public async Task The_same_id_of_another_source_is_another_request(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Import(town, Rows(1, 5));
        Assert.Equal(new(5, 0, 0), await Import(town, Rows(1, 5), Map with { Source = "older-desk" }));
    }

    [BothEngines]
    public async Task An_id_that_stands_twice_in_a_file_is_taken_once_however_far_apart(Engine engine)
    {
        var town = await towns.Fresh(engine);
        Assert.Equal(new(9_000, 9_002, 0), await Import(town, Rows(1, 9_000) + Rows(9_000, 1) + Rows(1, 9_000) + Rows(1, 1)));
        Assert.Equal(9_000, await Count(town));
    }

    [BothEngines]
    public async Task A_dry_run_counts_the_same_and_writes_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Import(town, Rows(1, 3));
        var before = await town.Read(db => db.Set<EventRow>().CountAsync());
        var text = Rows(1, 6_000) + Rows(5, 6) + "x,Tree,Asleep,,,,,,,\n";

        Assert.Equal(new(5_997, 9, 1), await Import(town, text, isDryRun: true));
        Assert.False(File.Exists(_folder["in.rejects.csv"]));
        Assert.Equal((3, before), (await Count(town), await town.Read(db => db.Set<EventRow>().CountAsync())));
        Assert.Equal(new(5_997, 9, 1), await Import(town, text));
    }

    [BothEngines]
    public async Task Bad_rows_are_left_out_and_told(Engine engine)
    {
        var town = await towns.Fresh(engine);
        const string Bad = "9,Pothole,Asleep,2024-05-01T10:00:00Z,,=2+2,Elm,41.5,-81.6,\n10,Pothole\n";
        Assert.Equal(new(4, 0, 2), await Import(town, Rows(1, 2) + Bad + Rows(3, 2)));
        Assert.Equal(
            ["4,the status 'Asleep' is not in the map,9,Pothole,Asleep,2024-05-01T10:00:00Z,,'=2+2,Elm,41.5,-81.6,", "5,\"the row has 2 columns, the header has 10\",10,Pothole"],
            File.ReadLines(_folder["in.rejects.csv"]).Skip(1));

        Assert.Equal(new(0, 4, 0), await Import(town, Rows(1, 4)));
        Assert.False(File.Exists(_folder["in.rejects.csv"]));
    }

    [BothEngines]
    public async Task A_service_that_the_catalogue_lacks_is_added_but_not_offered_and_one_that_it_has_is_used(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, new ServiceInfo { Id = unit.NextId(), Code = "holes", Name = LocalText.English("Holes") }));
        var map = Map with { Service = new() { Name = "{Kind}", Rename = new() { ["Pothole"] = new("Holes") } } };
        await Import(town, Rows(1, 2) + "t,Fallen tree,Open,2024-05-01T10:00:00Z,,,,,,\n", map);

        var catalogue = await town.Get<ICatalogue>().Of(town.Tenant.Id);
        Assert.Equal(["holes"], catalogue.Active.Select(service => service.Code));
        var added = catalogue.ByCode("fallen-tree")!;
        Assert.Equal(("Fallen tree", RequestVisibility.Private), (added.Name.In("en"), added.Visibility));
        var requests = await town.Get<IRequestQueries>().List(town.Tenant.Id, new RequestFilter(), default);
        Assert.Equal(2, requests.Count(request => request.ServiceId == catalogue.ByCode("holes")!.Id));
    }

    [BothEngines]
    public async Task Requests_stay_private_unless_the_map_makes_them_public(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Import(town, Rows(1, 2), Map with { Visibility = RequestVisibility.Public });
        await Import(town, Rows(3, 2));
        Assert.Equal(["R1", "R2"], (await town.Get<IRequestQueries>().List(town.Tenant.Id, new RequestFilter { PublicOnly = true }, default)).Select(r => r.ExternalId).Order());
    }

    [BothEngines]
    public async Task An_import_that_was_stopped_goes_on_where_it_was_and_counts_the_whole_file(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var text = Rows(1, 7_000) + "bad\n" + Rows(7_001, 7_000);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Import(town, text, cancel: stop.Token, report: report =>
        {
            if (report.Totals.Rejected > 0)
            {
                stop.Cancel();
            }
        }));
        Assert.InRange(await Count(town), 7_000, 13_999);

        var starts = new List<ImportReport>();
        Assert.Equal(new(14_000, 0, 1), await Import(town, text, report: starts.Add));
        Assert.True(starts[0].Totals.New > 0, "It began anew.");
        Assert.Equal(14_000, await Count(town));
        Assert.Equal(2, File.ReadLines(_folder["in.rejects.csv"]).Count());
        Assert.Equal(0, await town.Read(db => db.Set<ImportProgressRow>().CountAsync()));
    }

    [BothEngines]
    public async Task A_changed_file_or_map_starts_at_its_beginning(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Import(town, Rows(1, 12_000), cancel: stop.Token, report: report => Stop(report, stop)));
        var starts = new List<ImportReport>();
        var totals = await Import(town, Rows(1, 12_001), report: starts.Add);
        Assert.Equal((0, 12_001), (starts[0].Totals.Rows, totals.New + totals.Known));

        static void Stop(ImportReport report, CancellationTokenSource stop)
        {
            if (report.Totals.Rows > 0)
            {
                stop.Cancel();
            }
        }
    }

    [BothEngines]
    public async Task Two_towns_import_the_same_file_and_each_has_its_own(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("other");
        await Import(town, Rows(1, 10));
        Assert.Equal(new(10, 0, 0), await Import(town, Rows(1, 10), to: other));
        Assert.Equal(10, await Count(town));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<int> Count(TestTown town) => town.Read(db => db.Set<Request>().CountAsync());

    private async Task<ImportTotals> Import(
        TestTown town,
        string rows,
        ImportMap? map = null,
        bool isDryRun = false,
        Action<ImportReport>? report = null,
        Tenant? to = null,
        CancellationToken cancel = default)
    {
        await File.WriteAllTextAsync(_folder["in.csv"], $"{Header}\n{rows}", CancellationToken.None);
        var job = new ImportJob(to ?? town.Tenant, new CsvFile(_folder["in.csv"]), map ?? Map, _folder["data"], isDryRun);
        return (await town.Get<Importer>().Run(job, report ?? (_ => { }), cancel)).Totals;
    }
}
