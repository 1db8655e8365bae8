using System.Text.Json;
using NetTopologySuite.Geometries;
using Townline.Places.Contracts;

namespace Townline.Places.GeoJson;

/// <summary>Reads one GeoJSON geometry (RFC 7946): points, lines and polygons, single or multiple. Heights are dropped.</summary>
internal sealed class GeoJsonGeometry
{
    private static readonly GeometryFactory Shapes = new(new PrecisionModel(), 4326);
    private readonly List<(string Part, int Number)> _path = [];
    private readonly int _limit;
    private int _positions;

    private GeoJsonGeometry(int limit) => _limit = limit;

    /// <param name="geometry">The geometry object.</param>
    /// <param name="positions">Most positions it may have.</param>
    /// <exception cref="PlacesFileException">It is not a geometry that can be read; the message says where and why.</exception>
    public static Geometry Read(JsonElement geometry, int positions)
    {
        if (geometry.ValueKind != JsonValueKind.Object)
            throw new PlacesFileException("It has no geometry.");
        if (!geometry.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            throw new PlacesFileException("Its geometry has no type.");

        var reader = new GeoJsonGeometry(positions);
        geometry.TryGetProperty("coordinates", out var coordinates);
        return type.GetString() switch
        {
            "Point" => Shapes.CreatePoint(reader.Position(coordinates)),
            "LineString" => reader.Line(coordinates),
            "Polygon" => reader.Polygon(coordinates),
            "MultiLineString" => Shapes.CreateMultiLineString(reader.Each("line", coordinates, reader.Line)),
            "MultiPolygon" => Shapes.CreateMultiPolygon(reader.Each("polygon", coordinates, reader.Polygon)),
            var other => throw new PlacesFileException($"A geometry of type {Short(other!)} cannot be used; use points, lines or polygons."),
        };
    }

    private LineString Line(JsonElement coordinates)
    {
        var positions = Each("position", coordinates, Position);
        return positions.Length >= 2 ? Shapes.CreateLineString(positions) : throw Wrong("has fewer than 2 positions.");
    }

    private Polygon Polygon(JsonElement coordinates)
    {
        var rings = Each("ring", coordinates, Ring);
        return rings.Length >= 1 ? Shapes.CreatePolygon(rings[0], rings[1..]) : throw Wrong("has no outline.");
    }

    private LinearRing Ring(JsonElement coordinates)
    {
        var positions = Each("position", coordinates, Position);
        if (positions.Length < 4)
            throw Wrong("has fewer than 4 positions.");
        return positions[0].Equals2D(positions[^1])
            ? Shapes.CreateLinearRing(positions)
            : throw Wrong("is not closed: its first and last position differ.");
    }

    private Coordinate Position(JsonElement value)
    {
        if (++_positions > _limit)
            throw new PlacesFileException($"Its geometry has more than {_limit} positions.");
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < 2 || !IsNumber(value[0], out var x) || !IsNumber(value[1], out var y))
            throw Wrong("is not a pair of numbers.");
        if (Math.Abs(x) > 180 && Math.Abs(y) > 90)
            throw Wrong("is not in degrees. Convert the file to WGS 84 (EPSG:4326).");
        if (Math.Abs(y) > 90)
            throw Wrong(FormattableString.Invariant($"has latitude {y}, beyond 90. Longitude comes first: are the two swapped?"));
        if (Math.Abs(x) > 180)
            throw Wrong(FormattableString.Invariant($"has longitude {x}, beyond 180."));
        return new(x, y);
    }

    private T[] Each<T>(string part, JsonElement array, Func<JsonElement, T> read)
    {
        if (array.ValueKind != JsonValueKind.Array)
            throw Wrong("has no list of coordinates.");
        var items = new T[Math.Min(array.GetArrayLength(), _limit + 1)];
        var index = 0;
        _path.Add((part, 0));
        foreach (var item in array.EnumerateArray())
        {
            _path[^1] = (part, index + 1);
            items[index] = read(item);
            index++;
        }
        _path.RemoveAt(_path.Count - 1);
        return items;
    }

    private PlacesFileException Wrong(string what)
    {
        var where = _path.Count == 0 ? "geometry" : string.Join(", ", _path.Select(step => $"{step.Part} {step.Number}"));
        return new($"Its {where} {what}");
    }

    private static bool IsNumber(JsonElement value, out double number)
    {
        number = double.NaN;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out number) && double.IsFinite(number);
    }

    private static string Short(string name) => name.Length > 40 ? $"{name[..40]}…" : name;
}
