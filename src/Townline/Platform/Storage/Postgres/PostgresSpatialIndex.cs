using System.Collections.Concurrent;
using Dapper;
using Townline.Platform.Spatial;

namespace Townline.Platform.Storage.Postgres;

/// <summary>
/// GiST over PostgreSQL's own point type, also of what is not over alone, and a B-tree by time for the last days of a large box: no extension needed.
/// </summary>
internal sealed class PostgresSpatialIndex(Store store) : ISpatialIndex
{
    private static readonly InsertInto Upsert = InsertInto.Statement(
        """
        INSERT INTO platform_place (id, tenant_id, layer, spot, at, past) VALUES (@p0, @p1, @p2, point(@p3, @p4), @p5, @p6)
        ON CONFLICT (id) DO UPDATE SET spot = excluded.spot, at = excluded.at, past = excluded.past
        """,
        7);

    private static readonly InsertInto Delete = InsertInto.Statement("DELETE FROM platform_place WHERE id = @p0", 1);

    private readonly ConcurrentDictionary<string, InsertInto> _bulk = new();

    private sealed class Row
    {
        public long Id { get; init; }
        public long At { get; init; }
    }

    public void Put(Unit unit, SpatialLayer layer, long id, SpatialSpot spot) =>
        unit.Insert(Upsert, id, unit.TenantId, (int)layer, spot.Longitude, spot.Latitude, SpatialTime.MinuteOf(spot.At), spot.IsPast ? 1 : 0);

    public void PutAll(Unit unit, SpatialLayer layer, string select, params object?[] values) =>
        unit.Insert(
            _bulk.GetOrAdd(
                select,
                text => InsertInto.Statement(
                    $"""
                    INSERT INTO platform_place (id, tenant_id, layer, spot, at, past)
                    SELECT id, @p{values.Length}, @p{values.Length + 1}, point(longitude, latitude), greatest(at, 0) / {SpatialTime.Length}, past FROM ({text}) AS found
                    """,
                    values.Length + 2)),
            [.. values, unit.TenantId, (int)layer]);

    public void Remove(Unit unit, SpatialLayer layer, long id) => unit.Insert(Delete, id);

    public async Task<IReadOnlyList<SpatialHit>> Within(int tenantId, SpatialLayer layer, Box box, (DateTimeOffset From, DateTimeOffset Until)? span, int most, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var rows = await reader.QueryAsync<Row>(new CommandDefinition(
            $"""
            SELECT id, at FROM platform_place
            WHERE spot <@ box(point(@West, @South), point(@East, @North)) AND tenant_id = @tenantId AND layer = @layer
            {(span is null ? "" : "AND at >= @from AND at < @until")}
            ORDER BY at DESC, id DESC LIMIT @most
            """,
            new
            {
                box.South,
                box.West,
                box.North,
                box.East,
                tenantId,
                layer = (int)layer,
                from = span is { From: var from } ? SpatialTime.MinuteOf(from) : 0,
                until = span is { Until: var until } ? SpatialTime.MinuteOf(until) : 0,
                most,
            },
            cancellationToken: cancel));
        return [.. rows.Select(row => new SpatialHit(row.Id, SpatialTime.Of(row.At)))];
    }

    /// <summary>GiST gives them nearest first (in degrees, which is near enough within a few streets).</summary>
    public SpatialSelect Nearest(int tenantId, SpatialLayer layer, double latitude, double longitude, double metres, int most, bool withPast)
    {
        var box = Box.Around(latitude, longitude, metres);
        return new SpatialSelect(
            $"""
            SELECT id, spot <-> point(@nearLong, @nearLat) AS away FROM platform_place
            WHERE spot <@ box(point(@nearWest, @nearSouth), point(@nearEast, @nearNorth)) AND tenant_id = @nearTenant AND layer = @nearLayer {(withPast ? "" : "AND past = 0")}
            ORDER BY spot <-> point(@nearLong, @nearLat) LIMIT @nearMost
            """,
            new Dictionary<string, object>
            {
                ["nearLat"] = latitude,
                ["nearLong"] = longitude,
                ["nearSouth"] = box.South,
                ["nearWest"] = box.West,
                ["nearNorth"] = box.North,
                ["nearEast"] = box.East,
                ["nearTenant"] = tenantId,
                ["nearLayer"] = (int)layer,
                ["nearMost"] = most,
            });
    }
}
