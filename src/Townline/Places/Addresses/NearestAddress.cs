using Dapper;
using Microsoft.EntityFrameworkCore;
using Townline.Places.Contracts;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;

namespace Townline.Places.Addresses;

/// <summary>Looks for the address nearest to a point in boxes that grow until one is found.</summary>
internal sealed class NearestAddress(Store store, ISpatialIndex index)
{
    private const double SmallestBox = 60;
    private const double LargestBox = 5_000;
    private const int Growth = 4;
    private const int MostInABox = 2_000;

    public async Task<NearbyAddress?> Find(int tenantId, GeoPoint point, double withinMetres, CancellationToken cancel)
    {
        var reach = Math.Min(withinMetres, LargestBox);
        for (var metres = Math.Min(SmallestBox, reach); ; metres = Math.Min(metres * Growth, reach))
        {
            // Only what lies inside the circle is sure to be nearest: the box's corners reach further.
            if (await NearestIn(tenantId, point, metres, cancel) is { } found && found.Metres <= metres)
                return await Address(tenantId, found, cancel);
            if (metres >= reach)
                return null;
        }
    }

    private async Task<Spot?> NearestIn(int tenantId, GeoPoint point, double metres, CancellationToken cancel)
    {
        var around = GeoBox.Around(point, metres);
        var hits = await index.Within(tenantId, SpatialLayer.Address, new(around.South, around.West, around.North, around.East), null, MostInABox, cancel);
        if (hits.Count == 0)
            return null;

        // The two engines take lists of parameters in different ways; our own ids can stand in the text.
        var sql = $"SELECT id, lat, long, unit FROM places_address WHERE tenant_id = @tenantId AND id IN ({string.Join(',', hits.Select(hit => hit.Id))})";
        await using var reader = await store.Engine.OpenReader(cancel);
        var rows = await reader.QueryAsync<Row>(new CommandDefinition(sql, new { tenantId }, flags: CommandFlags.Buffered | CommandFlags.NoCache, cancellationToken: cancel));
        return rows.OrderBy(row => row.Point.MetresTo(point))
            .ThenBy(row => row.Unit is not null)
            .ThenBy(row => row.Id)
            .Select(row => new Spot(row.Id, row.Point.MetresTo(point)))
            .FirstOrDefault();
    }

    private async Task<NearbyAddress?> Address(int tenantId, Spot spot, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var row = await db.Set<AddressRow>().FirstOrDefaultAsync(row => row.Id == spot.Id, cancel);
        return row is null ? null : new(row.ToAddress(), spot.Metres);
    }

    private sealed record Spot(long Id, double Metres);

    private sealed class Row
    {
        public long Id { get; init; }
        public double Lat { get; init; }
        public double Long { get; init; }
        public string? Unit { get; init; }

        public GeoPoint Point => new(Lat, Long);
    }
}
