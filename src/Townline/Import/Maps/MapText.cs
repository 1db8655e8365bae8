using System.Text.Json;
using System.Text.Json.Serialization;

namespace Townline.Import.Maps;

/// <summary>
/// A text made of columns, as the map has it: one template, or a list of pieces. A piece is a template, or a list of
/// templates of which the first that is filled counts. A template with an empty column is not filled.
/// </summary>
[JsonConverter(typeof(MapTextJson))]
internal sealed record MapText(IReadOnlyList<IReadOnlyList<string>> Pieces)
{
    public static implicit operator MapText(string template) => new([[template]]);
}

/// <summary>Reads "a", ["a", "b"] and ["a", ["b", "c"]].</summary>
internal sealed class MapTextJson : JsonConverter<MapText>
{
    public override MapText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var pieces = new List<IReadOnlyList<string>>();
        if (reader.TokenType != JsonTokenType.StartArray)
            return new([[Template(ref reader)]]);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            pieces.Add(reader.TokenType == JsonTokenType.StartArray ? Alternatives(ref reader) : [Template(ref reader)]);
        return new(pieces);
    }

    public override void Write(Utf8JsonWriter writer, MapText value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var alternatives in value.Pieces)
        {
            writer.WriteStartArray();
            foreach (var template in alternatives)
                writer.WriteStringValue(template);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    private static List<string> Alternatives(ref Utf8JsonReader reader)
    {
        var alternatives = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            alternatives.Add(Template(ref reader));
        return alternatives;
    }

    private static string Template(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()!
        : throw new JsonException("a text is a template in quotation marks, or a list of them");
}
