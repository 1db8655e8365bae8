using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Places.Addresses;
using Townline.Places.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.Places.Import;

public class PlaceImportTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly PlaceImportOptions Csv = new(PlaceKind.Address, PlaceFormat.Csv);
    private static readonly PlaceImportOptions Areas = new(PlaceKind.Area, PlaceFormat.GeoJson);

    [BothEngines]
    public async Task The_same_file_twice_changes_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        foreach (var (text, options, count) in new[] { (SmallTown.Areas, Areas, 4), (SmallTown.Streets, Areas with { Kind = PlaceKind.Street }, 3), (SmallTown.Addresses, Csv, 8) })
        {
            Assert.Equal((count, 0, 0, 0), Counts(await SmallTown.Import(town, text, options)));
            Assert.Equal((0, 0, count, 0), Counts(await SmallTown.Import(town, text, options)));
        }
    }

    [BothEngines]
    public async Task A_known_code_that_says_something_else_is_changed_and_moves_on_the_index(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SmallTown.Import(town, SmallTown.Addresses, Csv);
        var id = (await Address(town, "A8"))!.Id;

        var report = await SmallTown.Import(town, "code,number,street,lat,long\nA8,5,Harbor Way,41.4920,-81.5800\n", Csv);

        Assert.Equal((0, 1, 0, 0), Counts(report));
        Assert.Equal((id, "5"), await Address(town, "A8") is { } address ? (address.Id, address.Number) : default);
        Assert.Equal(id, (await town.Get<IPlaces>().NearestAddress(town.Tenant.Id, new(41.4920, -81.5801)))!.Address.Id);
        Assert.Null(await town.Get<IPlaces>().NearestAddress(town.Tenant.Id, new(41.4910, -81.5900)));
        Assert.Equal("5 Harbor Way", (await town.Get<IPlaces>().FindAddress(town.Tenant.Id, "5 harbor")).Suggestions[0].Label);
    }

    [BothEngines]
    public async Task Rows_that_are_wrong_are_left_out_with_their_reason(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var report = await SmallTown.Import(
            town,
            "code,number,street,lat,long\nB1,1,Oak Road,41.5,-81.6\nB2,,Oak Road,41.5,-81.6\nB3,3,Oak Road,here,there\nB1,4,Oak Road,41.5,-81.6\nB5,5,Oak Road,41.5,-81.6\n",
            Csv
        );
        Assert.Equal((2, 0, 0, 3), Counts(report));
        Assert.Equal(
            ["3 It has no house number.", "4 Latitude here and longitude there are not numbers with a decimal point.", "5 The code B1 stands in the file already."],
            report.Remarks.Select(remark => $"{remark.Row} {remark.Text}")
        );
    }

    [BothEngines]
    public async Task A_file_that_breaks_off_keeps_what_came_before(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Assert.ThrowsAsync<PlacesFileException>(() => SmallTown.Import(town, SmallTown.Areas[..^20], Areas));
        Assert.NotEmpty(await town.Get<IPlaces>().Areas(town.Tenant.Id));
    }

    [BothEngines]
    public async Task A_dry_run_tells_what_it_would_do_and_does_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SmallTown.Import(town, "code,number,street,lat,long\nA1,10,Main Street,41.5,-81.6\n", Csv);
        Assert.Equal((7, 1, 0, 0), Counts(await SmallTown.Import(town, SmallTown.Addresses, Csv with { DryRun = true })));
        Assert.Equal(1, await town.Read(db => db.Set<AddressRow>().CountAsync()));
    }

    [BothEngines]
    public async Task Thousands_are_written_in_batches_each_with_its_event(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var rows = Enumerable.Range(0, 1_203).Select(n => string.Create(CultureInfo.InvariantCulture, $"C{n},{n},Long Road,{41.4 + n * 0.0001},-81.6\n"));
        var steps = new List<int>();

        var report = await town.Get<IPlaceImport>()
            .Import(
                town.Tenant.Id,
                Actor.System("test"),
                new MemoryStream(System.Text.Encoding.UTF8.GetBytes("code,number,street,lat,long\n" + string.Concat(rows))),
                Csv,
                new Steps(steps)
            );

        Assert.Equal((1_203, 0, 0, 0), Counts(report));
        Assert.Equal([500, 1_000], steps);
        var told = await town.Read(db => db.Set<EventRow>().Where(row => row.Kind == PlacesChanged.OfAddresses).OrderBy(row => row.Seq).Select(row => row.Data).ToListAsync());
        Assert.Equal(["500", "500", "203"], told.Select(data => System.Text.Json.JsonDocument.Parse(data).RootElement.GetProperty("added").ToString()));
        Assert.Equal("C600", (await town.Get<IPlaces>().NearestAddress(town.Tenant.Id, new(41.46, -81.6)))!.Address.Code);
    }

    [BothEngines]
    public async Task Two_towns_may_use_the_same_codes(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("other");
        await SmallTown.Build(town);
        Assert.Equal((8, 0, 0, 0), Counts(await SmallTown.Import(town, SmallTown.Addresses, Csv, other)));
    }

    private static (int, int, int, int) Counts(PlaceImportReport report) => (report.Added, report.Changed, report.Same, report.Rejected);

    private static Task<Address?> Address(TestTown town, string code) => town.Get<IPlaces>().AddressByCode(town.Tenant.Id, code);

    private sealed class Steps(List<int> added) : IProgress<PlaceImportReport>
    {
        public void Report(PlaceImportReport value) => added.Add(value.Added);
    }
}
