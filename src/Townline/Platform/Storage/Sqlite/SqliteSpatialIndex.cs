using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Townline.Platform.Spatial;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>
/// One R*Tree over all layers: the third dimension is time, the fourth the town, the layer and whether it is over, so that a search stays inside
/// them. Its numbers are 32-bit floats; a minute is a fraction that those hold exactly, and as small as the degrees of a street, or the tree would
/// cut a town by time alone; and a layer is half a unit thick, or all boxes of the tree would have no volume, by which it chooses where a point goes.
/// </summary>
internal sealed class SqliteSpatialIndex(Store store) : ISpatialIndex
{
    /// <summary>2020-01-01: whole minutes are exact from 1988 to 2051.</summary>
    private const long FirstMinute = 26_297_280;
    private const double Minutes = 1 << 24;

    private static readonly InsertInto Upsert = InsertInto.Statement(
        "INSERT OR REPLACE INTO platform_place (id, south, north, west, east, at, at_end, layer, layer_end) VALUES (@p0, @p1, @p1, @p2, @p2, @p3, @p3, @p4, @p4 + 0.5)", 5);

    private static readonly InsertInto Delete = InsertInto.Statement("DELETE FROM platform_place WHERE id = @p0", 1);

    private readonly ConcurrentDictionary<string, InsertInto> _bulk = new();

    private sealed class Row
    {
        public long Id { get; init; }
        public double At { get; init; }
    }

    public void Put(Unit unit, SpatialLayer layer, long id, SpatialSpot spot) =>
        unit.Insert(Upsert, id, spot.Latitude, spot.Longitude, Scaled(SpatialTime.MinuteOf(spot.At)), Layer(unit.TenantId, layer) + (spot.IsPast ? 1 : 0));

    public void PutAll(Unit unit, SpatialLayer layer, string select, params object?[] values) =>
        unit.Insert(
            _bulk.GetOrAdd(
                select,
                text => InsertInto.Statement(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"""
                        INSERT INTO platform_place (id, south, north, west, east, at, at_end, layer, layer_end)
                        SELECT id, latitude, latitude, longitude, longitude, minute, minute, @p{values.Length} + past, @p{values.Length} + past + 0.5
                        FROM (SELECT id, latitude, longitude, (max(at, 0) / {SpatialTime.Length} - {FirstMinute}) / {Minutes:F1} AS minute, past FROM ({text}))
                        """),
                    values.Length + 1)),
            [.. values, Layer(unit.TenantId, layer)]);

    public void Remove(Unit unit, SpatialLayer layer, long id) => unit.Insert(Delete, id);

    public async Task<IReadOnlyList<SpatialHit>> Within(int tenantId, SpatialLayer layer, Box box, (DateTimeOffset From, DateTimeOffset Until)? span, int most, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var rows = await reader.QueryAsync<Row>(new CommandDefinition(
            $"""
            SELECT id, at FROM platform_place
            WHERE south <= @North AND north >= @South AND west <= @East AND east >= @West AND layer >= @layer AND layer_end <= @layer + 1.5
            {(span is null ? "" : "AND at >= @from AND at < @until")}
            ORDER BY at DESC, id DESC LIMIT @most
            """,
            new
            {
                box.South,
                box.West,
                box.North,
                box.East,
                layer = Layer(tenantId, layer),
                from = span is { From: var from } ? Scaled(SpatialTime.MinuteOf(from)) : 0,
                until = span is { Until: var until } ? Scaled(SpatialTime.MinuteOf(until)) : 0,
                most,
            },
            cancellationToken: cancel));
        return [.. rows.Select(row => new SpatialHit(row.Id, SpatialTime.Of((long)Math.Round(row.At * Minutes) + FirstMinute)))];
    }

    public SpatialSelect Nearest(int tenantId, SpatialLayer layer, double latitude, double longitude, double metres, int most, bool withPast)
    {
        var box = Box.Around(latitude, longitude, metres);
        var squeeze = Math.Pow(Math.Cos(latitude * Math.PI / 180), 2);
        return new SpatialSelect(
            """
            SELECT id, (south - @nearLat) * (south - @nearLat) + (west - @nearLong) * (west - @nearLong) * @nearSqueeze AS away FROM platform_place
            WHERE south <= @nearNorth AND north >= @nearSouth AND west <= @nearEast AND east >= @nearWest AND layer >= @nearLayer AND layer_end <= @nearLayerEnd
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
                ["nearLayerEnd"] = Layer(tenantId, layer) + (withPast ? 1.5 : 0.5),
                ["nearMost"] = most,
            });
    }

    private static double Scaled(long minute) => (minute - FirstMinute) / Minutes;

    /// <summary>Whole numbers below 16 million are exact; the next one is for what is over.</summary>
    internal static long Layer(int tenantId, SpatialLayer layer) => (tenantId * 16L) + ((int)layer * 2);
}
