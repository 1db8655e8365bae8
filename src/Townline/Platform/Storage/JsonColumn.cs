using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Townline.Platform.Storage;

/// <summary>A property kept as JSON text on both engines: data that is read whole with its row and never searched inside.</summary>
internal static class JsonColumn
{
    /// <summary>The one way JSON is written into columns, events and outbox rows: camelCase, no nulls, readable letters.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new JsonException($"A JSON column that should hold a {typeof(T).Name} holds null.");

    /// <summary>Maps the property to a JSON text column, compared by its text.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            value => Write(value),
            text => Read<T>(text),
            new ValueComparer<T>((a, b) => Write(a) == Write(b), v => Write(v).GetHashCode(), v => Read<T>(Write(v))));
}
