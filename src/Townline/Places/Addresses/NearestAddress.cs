using Microsoft.EntityFrameworkCore;
using Townline.Places.Contracts;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;

namespace Townline.Places.Addresses;

/// <summary>Looks for the address nearest to a point in boxes that grow until one is found.</summary>
internal sealed class NearestAddress(Store store, ISpatialIndex index)
{
    private const double SmallestBox = 25;
    private const double LargestBox = 5_000;
    private const int MostInABox = 2_000;

    public async Task<NearbyAddress?> Find(int tenantId, GeoPoint point, double withinMetres, CancellationToken cancel)
    {
        var reach = Math.Min(withinMetres, LargestBox);
        for (var metres = Math.Min(SmallestBox, reach); ; metres = Math.Min(metres * 4, reach))
        {
            // Only what lies inside the circle is sure to be nearest: the box's corners reach further.
            if (await NearestIn(tenantId, point, metres, cancel) is { } found && found.Metres <= metres)
                return found;
            if (metres >= reach)
                return null;
        }
    }

    private async Task<NearbyAddress?> NearestIn(int tenantId, GeoPoint point, double metres, CancellationToken cancel)
    {
        var around = GeoBox.Around(point, metres);
        var ids = await index.Within(tenantId, SpatialLayer.Address, new(around.South, around.West, around.North, around.East), MostInABox, cancel);
        if (ids.Count == 0)
            return null;
        await using var db = store.Read(tenantId);
        var rows = await db.Set<AddressRow>().Where(row => ids.Contains(row.Id)).ToListAsync(cancel);
        return rows.Select(row => row.ToAddress())
            .Select(address => new NearbyAddress(address, address.Point.MetresTo(point)))
            .OrderBy(nearby => nearby.Metres)
            .ThenBy(nearby => nearby.Address.Unit is not null)
            .ThenBy(nearby => nearby.Address.Id)
            .FirstOrDefault();
    }
}
