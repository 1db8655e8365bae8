using System.Collections.Concurrent;
using Dapper;
using Townline.Platform.Spatial;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>One R*Tree over all layers: the third dimension is the town and layer, so that a search stays inside both.</summary>
internal sealed class SqliteSpatialIndex(Store store) : ISpatialIndex
{
    private static readonly InsertInto Upsert = InsertInto.Statement(
        "INSERT OR REPLACE INTO platform_place (id, south, north, west, east, layer, layer_end) VALUES (@p0, @p1, @p1, @p2, @p2, @p3, @p3)", 4);

    private static readonly InsertInto Delete = InsertInto.Statement("DELETE FROM platform_place WHERE id = @p0", 1);

    private readonly ConcurrentDictionary<string, InsertInto> _bulk = new();

    public void Put(Unit unit, SpatialLayer layer, long id, double latitude, double longitude, bool isNew = false) =>
        unit.Insert(Upsert, id, latitude, longitude, Layer(unit.TenantId, layer));

    public void PutAll(Unit unit, SpatialLayer layer, string select, params object?[] values) =>
        unit.Insert(
            _bulk.GetOrAdd(
                select,
                text => InsertInto.Statement(
                    $"""
                    INSERT INTO platform_place (id, south, north, west, east, layer, layer_end)
                    SELECT id, latitude, latitude, longitude, longitude, @p{values.Length}, @p{values.Length} FROM ({text})
                    """,
                    values.Length + 1)),
            [.. values, Layer(unit.TenantId, layer)]);

    public void Remove(Unit unit, SpatialLayer layer, long id) => unit.Insert(Delete, id);

    public async Task<IReadOnlyList<long>> Within(int tenantId, SpatialLayer layer, Box box, int most, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return (await reader.QueryAsync<long>(new CommandDefinition(
            """
            SELECT id FROM platform_place
            WHERE south <= @North AND north >= @South AND west <= @East AND east >= @West AND layer = @layer
            ORDER BY id DESC LIMIT @most
            """,
            new { box.South, box.West, box.North, box.East, layer = Layer(tenantId, layer), most },
            cancellationToken: cancel))).AsList();
    }

    public SpatialSelect Nearest(int tenantId, SpatialLayer layer, double latitude, double longitude, double metres, int most)
    {
        var box = Box.Around(latitude, longitude, metres);
        var squeeze = Math.Pow(Math.Cos(latitude * Math.PI / 180), 2);
        return new SpatialSelect(
            """
            SELECT id, (south - @nearLat) * (south - @nearLat) + (west - @nearLong) * (west - @nearLong) * @nearSqueeze AS away FROM platform_place
            WHERE south <= @nearNorth AND north >= @nearSouth AND west <= @nearEast AND east >= @nearWest AND layer = @nearLayer
            ORDER BY away, id DESC LIMIT @nearMost
            """,
            new Dictionary<string, object>
            {
                ["nearLat"] = latitude,
                ["nearLong"] = longitude,
                ["nearSqueeze"] = squeeze,
                ["nearSouth"] = box.South,
                ["nearWest"] = box.West,
                ["nearNorth"] = box.North,
                ["nearEast"] = box.East,
                ["nearLayer"] = Layer(tenantId, layer),
                ["nearMost"] = most,
            });
    }

    /// <summary>R*Tree coordinates are 32-bit floats, exact for whole numbers below 16 million.</summary>
    internal static long Layer(int tenantId, SpatialLayer layer) => tenantId * 8L + (int)layer;
}
