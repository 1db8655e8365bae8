using Microsoft.EntityFrameworkCore;
using Townline.Places.Addresses;
using Townline.Places.Areas;
using Townline.Places.Contracts;
using Townline.Places.Shapes;
using Townline.Places.Streets;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Places;

/// <summary>Answers the questions of other modules (see <see cref="IPlaces"/>).</summary>
internal sealed class PlaceLookup(Store store, TenantDirectory towns, TownAreas areas, TownStreets streets, NearestAddress nearest, AddressFinder finder) : IPlaces
{
    private const int MostSuggestions = 50;

    public async ValueTask<IReadOnlyList<Area>> AreasAt(int tenantId, GeoPoint point) => (await areas.Get(tenantId)).Index.At(point);

    public async ValueTask<IReadOnlyList<Area>> Areas(int tenantId, string? kind = null) =>
        [.. (await areas.Get(tenantId)).Shapes.Select(shape => shape.Area).Where(area => kind is null || area.Kind == kind)];

    public async ValueTask<bool> IsInTown(int tenantId, GeoPoint point) => (await Outline(tenantId))(point);

    public async ValueTask<PointProblem> Check(int tenantId, double lat, double @long) => PointCheck.Check(lat, @long, await Outline(tenantId));

    public async ValueTask<GeoBox?> Extent(int tenantId) =>
        (await areas.Get(tenantId)).Outline ?? SettingsBox(await towns.Get(tenantId)) ?? (await streets.Get(tenantId)).Extent();

    public Task<NearbyAddress?> NearestAddress(int tenantId, GeoPoint point, double withinMetres = 250, CancellationToken cancel = default) =>
        nearest.Find(tenantId, point, withinMetres, cancel);

    public async ValueTask<NearbyStreet?> NearestStreet(int tenantId, GeoPoint point, double withinMetres = 250) =>
        (await streets.Get(tenantId)).Nearest(point, withinMetres);

    public Task<AddressSearch> FindAddress(int tenantId, string text, int most = 8, CancellationToken cancel = default) =>
        finder.Find(tenantId, text, Math.Clamp(most, 1, MostSuggestions), cancel);

    public async Task<Address?> AddressById(int tenantId, long id, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<AddressRow>().FirstOrDefaultAsync(row => row.Id == id, cancel))?.ToAddress();
    }

    public async Task<Address?> AddressByCode(int tenantId, string code, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return (await db.Set<AddressRow>().FirstOrDefaultAsync(row => row.Code == code, cancel))?.ToAddress();
    }

    private async ValueTask<Func<GeoPoint, bool>> Outline(int tenantId)
    {
        var index = (await areas.Get(tenantId)).Index;
        if (index.HasTown)
            return index.IsInTown;
        return SettingsBox(await towns.Get(tenantId)) is { } box ? box.Contains : _ => true;
    }

    private static GeoBox? SettingsBox(Tenant town)
    {
        var settings = town.Settings;
        return
            settings is { South: { } south, West: { } west, North: { } north, East: { } east }
            && GeoPoint.TryCreate(south, west, out var low)
            && GeoPoint.TryCreate(north, east, out var high)
            && south <= north
            && west <= east
            ? new GeoBox(low, high)
            : null;
    }
}
