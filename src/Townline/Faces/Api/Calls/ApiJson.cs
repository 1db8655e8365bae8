using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Townline.Faces.Api.Calls;

/// <summary>How the API writes and reads JSON: names and enums in snake_case, moments in UTC, ids as strings (their records say so), unknown fields refused.</summary>
internal static class ApiJson
{
    public static JsonNamingPolicy Names { get; } = JsonNamingPolicy.SnakeCaseLower;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = Names,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(Names, allowIntegerValues: false), new UtcMoment() },
    };
}
