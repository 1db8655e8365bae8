using System.Collections.Concurrent;
using Dapper;
using Townline.Platform.Spatial;

namespace Townline.Platform.Storage.Postgres;

/// <summary>GiST over PostgreSQL's own point type: no extension needed.</summary>
internal sealed class PostgresSpatialIndex(Store store) : ISpatialIndex
{
    private static readonly InsertInto Upsert = InsertInto.Statement(
        """
        INSERT INTO platform_place (id, tenant_id, layer, spot) VALUES (@p0, @p1, @p2, point(@p3, @p4))
        ON CONFLICT (id) DO UPDATE SET spot = excluded.spot
        """,
        5);

    private static readonly InsertInto Delete = InsertInto.Statement("DELETE FROM platform_place WHERE id = @p0", 1);

    private readonly ConcurrentDictionary<string, InsertInto> _bulk = new();

    public void Put(Unit unit, SpatialLayer layer, long id, double latitude, double longitude, bool isNew = false) =>
        unit.Insert(Upsert, id, unit.TenantId, (int)layer, longitude, latitude);

    public void PutAll(Unit unit, SpatialLayer layer, string select, params object?[] values) =>
        unit.Insert(
            _bulk.GetOrAdd(
                select,
                text => InsertInto.Statement(
                    $"""
                    INSERT INTO platform_place (id, tenant_id, layer, spot)
                    SELECT id, @p{values.Length}, @p{values.Length + 1}, point(longitude, latitude) FROM ({text}) AS found
                    """,
                    values.Length + 2)),
            [.. values, unit.TenantId, (int)layer]);

    public void Remove(Unit unit, SpatialLayer layer, long id) => unit.Insert(Delete, id);

    public async Task<IReadOnlyList<long>> Within(int tenantId, SpatialLayer layer, Box box, int most, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return (await reader.QueryAsync<long>(new CommandDefinition(
            """
            SELECT id FROM platform_place
            WHERE spot <@ box(point(@West, @South), point(@East, @North)) AND tenant_id = @tenantId AND layer = @layer
            ORDER BY id DESC LIMIT @most
            """,
            new { box.South, box.West, box.North, box.East, tenantId, layer = (int)layer, most },
            cancellationToken: cancel))).AsList();
    }

    /// <summary>GiST gives them nearest first (in degrees, which is near enough within a few streets).</summary>
    public SpatialSelect Nearest(int tenantId, SpatialLayer layer, double latitude, double longitude, double metres, int most)
    {
        var box = Box.Around(latitude, longitude, metres);
        return new SpatialSelect(
            """
            SELECT id, spot <-> point(@nearLong, @nearLat) AS away FROM platform_place
            WHERE spot <@ box(point(@nearWest, @nearSouth), point(@nearEast, @nearNorth)) AND tenant_id = @nearTenant AND layer = @nearLayer
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
