using System.Text.Json;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Townline.Places.GeoJson;

/// <summary>
/// Writes geometries as compact GeoJSON: coordinates rounded (5 decimals are about a metre), positions that fall together written once, rings that
/// vanish left out, outer rings anticlockwise as RFC 7946 asks.
/// </summary>
internal sealed class GeoJsonWriter(Utf8JsonWriter json, int decimals = 5)
{
    /// <summary>Writes the geometry object; <c>null</c> when rounding leaves nothing of it.</summary>
    /// <exception cref="ArgumentException">It is not a point, line or polygon.</exception>
    public void Write(Geometry geometry)
    {
        switch (geometry)
        {
            case Point point when !point.IsEmpty:
                Open("Point");
                Position(Rounded(point.Coordinate));
                json.WriteEndObject();
                break;
            case LineString line:
                Shape("LineString", Line(line), positions => Positions(positions));
                break;
            case Polygon polygon:
                Shape("Polygon", Rings(polygon), rings => List(rings, Positions));
                break;
            case MultiLineString lines:
                Shape("MultiLineString", Parts<LineString, List<Coordinate>>(lines, Line), parts => List(parts, Positions));
                break;
            case MultiPolygon polygons:
                Shape("MultiPolygon", Parts<Polygon, List<List<Coordinate>>>(polygons, Rings), parts => List(parts, rings => List(rings, Positions)));
                break;
            default:
                throw new ArgumentException($"A {geometry.GeometryType} cannot be written.", nameof(geometry));
        }
    }

    /// <summary>True when rounding leaves something to draw.</summary>
    public bool Remains(Geometry geometry) =>
        geometry switch
        {
            LineString line => Line(line) is not null,
            Polygon polygon => Rings(polygon) is not null,
            GeometryCollection parts => parts.Geometries.Any(Remains),
            _ => !geometry.IsEmpty,
        };

    private void Shape<T>(string type, T? coordinates, Action<T> write)
        where T : class
    {
        if (coordinates is null)
        {
            json.WriteNullValue();
            return;
        }
        Open(type);
        write(coordinates);
        json.WriteEndObject();
    }

    private void Open(string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WritePropertyName("coordinates");
    }

    private List<Coordinate>? Line(LineString line) => Thin(line) is { Count: >= 2 } positions ? positions : null;

    private List<List<Coordinate>>? Rings(Polygon polygon)
    {
        if (Ring(polygon.ExteriorRing, anticlockwise: true) is not { } outer)
            return null;
        return [outer, .. polygon.InteriorRings.Select(hole => Ring(hole, anticlockwise: false)).OfType<List<Coordinate>>()];
    }

    private List<Coordinate>? Ring(LineString ring, bool anticlockwise)
    {
        var positions = Thin(ring);
        if (positions.Count < 4)
            return null;
        if (Orientation.IsCCW([.. positions]) != anticlockwise)
            positions.Reverse();
        return positions;
    }

    private List<Coordinate> Thin(LineString line)
    {
        var kept = new List<Coordinate>(line.NumPoints);
        for (var index = 0; index < line.NumPoints; index++)
        {
            var position = Rounded(line.GetCoordinateN(index));
            if (kept.Count == 0 || !kept[^1].Equals2D(position))
                kept.Add(position);
        }
        return kept;
    }

    private static List<TOut>? Parts<TPart, TOut>(GeometryCollection whole, Func<TPart, TOut?> read)
        where TPart : Geometry
        where TOut : class
    {
        var parts = whole.Geometries.Cast<TPart>().Select(read).OfType<TOut>().ToList();
        return parts.Count > 0 ? parts : null;
    }

    private Coordinate Rounded(Coordinate position) => new(Math.Round(position.X, decimals), Math.Round(position.Y, decimals));

    private void Positions(List<Coordinate> positions) => List(positions, Position);

    private void List<T>(List<T> items, Action<T> write)
    {
        json.WriteStartArray();
        items.ForEach(write);
        json.WriteEndArray();
    }

    private void Position(Coordinate position)
    {
        json.WriteStartArray();
        json.WriteNumberValue(position.X);
        json.WriteNumberValue(position.Y);
        json.WriteEndArray();
    }
}
