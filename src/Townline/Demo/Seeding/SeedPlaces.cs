using System.Text.Json.Nodes;
using Townline.Demo.Map;
using Townline.Places.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;

namespace Townline.Demo.Seeding;

/// <summary>Areas, streets and addresses, brought in as any town brings in its own: as GeoJSON.</summary>
internal sealed class SeedPlaces(IPlaceImport import)
{
    public async Task Seed(Tenant town, DemoTown demo, CancellationToken cancel)
    {
        await Import(town, PlaceKind.Area, GeoJson.Areas(demo.Map), cancel);
        await Import(town, PlaceKind.Street, GeoJson.Streets(demo.Map), cancel);
        await Import(town, PlaceKind.Address, GeoJson.Addresses(demo.Map), cancel);
    }

    private async Task Import(Tenant town, PlaceKind kind, JsonObject collection, CancellationToken cancel)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(collection.ToJsonString()));
        var report = await import.Import(town.Id, Actor.System("demo"), file, new PlaceImportOptions(kind, PlaceFormat.GeoJson), cancel: cancel);
        if (report.Rejected > 0)
        {
            throw new InvalidOperationException($"The demo's {kind} file has wrong rows: {string.Join(" ", report.Remarks.Select(remark => remark.Text))}");
        }
    }
}
