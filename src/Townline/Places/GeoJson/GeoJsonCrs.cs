using System.Text.Json;
using Townline.Places.Contracts;

namespace Townline.Places.GeoJson;

/// <summary>The <c>crs</c> member of GeoJSON from before 2016. Only WGS 84 can be used; silently misplacing a town would be worse than refusing.</summary>
internal static class GeoJsonCrs
{
    public static void Check(JsonElement crs)
    {
        var name =
            crs.ValueKind == JsonValueKind.Object
            && crs.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("name", out var value)
            && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : null;
        if (name is null || name.Contains("CRS84", StringComparison.Ordinal) || name.EndsWith(":4326", StringComparison.Ordinal))
            return;
        throw new PlacesFileException($"The file is in the coordinate system {name}. Convert it to WGS 84 (EPSG:4326).");
    }
}
