using System.Buffers;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Townline.Places.GeoJson;

/// <summary>A shape as it is kept in a column: a GeoJSON geometry with seven decimals.</summary>
internal static class ShapeText
{
    private const int Decimals = 7;

    public static string Write(Geometry shape)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            new GeoJsonWriter(json, Decimals).Write(shape);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Geometry Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return GeoJsonGeometry.Read(json.RootElement, GeoJsonLimits.Default.Positions);
    }
}
