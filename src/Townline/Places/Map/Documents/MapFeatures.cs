using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using Townline.Places.Areas;
using Townline.Places.GeoJson;
using Townline.Places.Streets;

namespace Townline.Places.Map.Documents;

/// <summary>Writes a FeatureCollection for the map: as small as a metre's exactness allows.</summary>
internal sealed class MapFeatures : IDisposable
{
    /// <summary>Degrees, about a metre.</summary>
    private const double Tolerance = 0.00001;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly GeoJsonWriter _shapes;

    public MapFeatures()
    {
        _json = new(_buffer, Options);
        _shapes = new(_json);
        _json.WriteStartObject();
        _json.WriteString("type", "FeatureCollection");
        _json.WriteStartArray("features");
    }

    /// <summary>An area, with its id and code when pages are to know which one it is.</summary>
    public void Add(AreaShape shape, bool withCode)
    {
        var area = shape.Area;
        if (withCode)
            Add(shape.Outline, ("id", area.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("kind", area.Kind), ("code", area.Code), ("name", area.Name));
        else
            Add(shape.Outline, ("kind", area.Kind), ("name", area.Name));
    }

    /// <summary>Lines; the stretches of one name become one feature, so that the name is sent once.</summary>
    public void Add(IEnumerable<StreetShape> lines)
    {
        foreach (var street in lines.GroupBy(line => (line.Kind, line.Name)))
        {
            var stretches = street.SelectMany(line => Enumerable.Range(0, line.Line.NumGeometries).Select(line.Line.GetGeometryN)).Cast<LineString>().ToArray();
            Add(stretches.Length == 1 ? stretches[0] : stretches[0].Factory.CreateMultiLineString(stretches), ("kind", street.Key.Kind), ("name", street.Key.Name));
        }
    }

    public MapDocument Close()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return new(_buffer.WrittenSpan.ToArray());
    }

    public void Dispose() => _json.Dispose();

    private void Add(Geometry shape, params ReadOnlySpan<(string Name, string Text)> properties)
    {
        var simple = DouglasPeuckerSimplifier.Simplify(shape, Tolerance);
        if (!_shapes.Remains(simple))
            return;
        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        _json.WriteStartObject("properties");
        foreach (var (name, text) in properties)
            _json.WriteString(name, text);
        _json.WriteEndObject();
        _json.WritePropertyName("geometry");
        _shapes.Write(simple);
        _json.WriteEndObject();
    }
}
