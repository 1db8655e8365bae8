using System.Text.Json;

namespace Townline.Import.Maps;

/// <summary>A map as text, as in the files of the command line.</summary>
internal static class ImportMapText
{
    private static readonly ImportMapJson Readable = new(new JsonSerializerOptions(ImportMapJson.Default.Options)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <exception cref="JsonException">It is no map.</exception>
    public static ImportMap Read(string json) => JsonSerializer.Deserialize(json, ImportMapJson.Default.ImportMap) ?? throw new JsonException("A map is an object.");

    public static string Write(ImportMap map) => JsonSerializer.Serialize(map, Readable.ImportMap);
}
