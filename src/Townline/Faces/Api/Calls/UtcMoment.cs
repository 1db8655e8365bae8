using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Townline.Faces.Api.Calls;

/// <summary>Moments as RFC 3339 in UTC, to the millisecond: 2026-03-31T14:00:00.000Z. Read in any zone, but never without one.</summary>
internal sealed class UtcMoment : JsonConverter<DateTimeOffset>
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <returns>Null when it is no moment or has no zone.</returns>
    public static DateTimeOffset? Parse(string text)
    {
        // A "+" that came through a query string unescaped arrives as a blank.
        var moment = text.Trim().ToUpperInvariant().Replace(' ', '+');
        var hasZone = moment.EndsWith('Z') || moment.LastIndexOfAny(['+', '-']) > 10;
        return hasZone && DateTimeOffset.TryParseExact(moment, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.ToUniversalTime() : null;
    }

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString() ?? "") ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));
}
