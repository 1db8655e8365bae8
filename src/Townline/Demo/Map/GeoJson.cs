using System.Text.Json.Nodes;

namespace Townline.Demo.Map;

/// <summary>The town's areas, streets and addresses as GeoJSON (RFC 7946: longitude first, rings closed, anticlockwise).</summary>
internal static class GeoJson
{
    public static JsonObject Areas(Town town) => Collection(town.Areas.Select(area =>
        Feature(Polygon(area.Ring), ("code", area.Code), ("kind", area.Kind), ("name", area.Name))));

    public static JsonObject Streets(Town town) => Collection(town.Streets.Select(street =>
        Feature(Line(street.Line), ("kind", street.Kind), ("name", street.Name))));

    public static JsonObject Addresses(Town town) => Collection(town.Addresses.Select(address =>
        Feature(Point(address.At), ("code", address.Code), ("number", address.Number), ("street", address.Street), ("zip", address.Zip), ("district", address.District))));

    public static JsonObject Point(GeoPoint at) => new() { ["type"] = "Point", ["coordinates"] = Pair(at) };

    public static JsonObject Line(IEnumerable<GeoPoint> line) => new() { ["type"] = "LineString", ["coordinates"] = Pairs(line) };

    public static JsonObject Polygon(IReadOnlyList<GeoPoint> ring)
    {
        var turn = ring.Select((p, i) => (p.Long * ring[(i + 1) % ring.Count].Lat) - (ring[(i + 1) % ring.Count].Long * p.Lat)).Sum();
        var outer = turn >= 0 ? ring : [.. ring.Reverse()];
        return new() { ["type"] = "Polygon", ["coordinates"] = new JsonArray(Pairs([.. outer, outer[0]])) };
    }

    private static JsonObject Collection(IEnumerable<JsonObject> features) =>
        new() { ["type"] = "FeatureCollection", ["features"] = new JsonArray([.. features]) };

    private static JsonObject Feature(JsonObject geometry, params (string Name, JsonNode Value)[] properties) =>
        new() { ["type"] = "Feature", ["geometry"] = geometry, ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Value))) };

    private static JsonArray Pairs(IEnumerable<GeoPoint> line) => [.. line.Select(Pair)];

    private static JsonNode Pair(GeoPoint at) => new JsonArray(at.Long, at.Lat);
}
