using System.Text.Json;
using Townline.Places.Contracts;
using Townline.Places.Import;
using Townline.Places.Text;

namespace Townline.Places.GeoJson;

/// <summary>Turns one parsed object, a Feature or a bare geometry, into a row; what is wrong with it becomes the row's problem.</summary>
internal static class GeoJsonFeature
{
    public static SourceRow Read(int index, JsonElement value, GeoJsonLimits limits)
    {
        try
        {
            return ReadFeature(index, value, limits);
        }
        catch (PlacesFileException wrong)
        {
            return SourceRow.Unreadable(index, wrong.Message);
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for text that is not UTF-8 and for half a surrogate pair.
            return SourceRow.Unreadable(index, "It has text that is not UTF-8.");
        }
    }

    private static SourceRow ReadFeature(int index, JsonElement value, GeoJsonLimits limits)
    {
        var type = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("type", out var word) ? Text(word) : null;
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        if (type != "Feature")
        {
            return type is not null && value.TryGetProperty("coordinates", out _)
                ? new(index, null, GeoJsonGeometry.Read(value, limits.Positions), properties, null)
                : throw new PlacesFileException("It is not a Feature.");
        }

        var id = value.TryGetProperty("id", out var given) ? Text(given) : null;
        if (value.TryGetProperty("properties", out var named) && named.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in named.EnumerateObject())
            {
                if (Text(property.Value) is { Length: > 0 } text)
                    properties.TryAdd(FieldName.Fold(property.Name), text);
            }
        }
        value.TryGetProperty("geometry", out var geometry);
        return new(index, id, GeoJsonGeometry.Read(geometry, limits.Positions), properties, null);
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => CleanText.OneLine(value.GetString()!),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
}
