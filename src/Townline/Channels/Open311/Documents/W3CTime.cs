using System.Globalization;

namespace Townline.Channels.Open311.Documents;

/// <summary>The W3C subset of ISO 8601 (w3.org/TR/NOTE-datetime) with its mandatory zone; whole seconds, since readers in the field break on fractions.</summary>
internal static class W3CTime
{
    public static string Format(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A moment so much later (or earlier), or the last (first) that a calendar holds.</summary>
    public static DateTimeOffset Shift(DateTimeOffset at, TimeSpan by) =>
        by > DateTimeOffset.MaxValue - at ? DateTimeOffset.MaxValue
        : by < DateTimeOffset.MinValue - at ? DateTimeOffset.MinValue
        : at + by;

    /// <returns>Null when it is no moment or has no zone.</returns>
    public static DateTimeOffset? Parse(string text)
    {
        // A "+" that came through a query string unescaped arrives as a blank.
        var moment = text.Trim().Replace(' ', '+');
        var hasZone = moment.EndsWith('Z') || moment.EndsWith('z') || (moment.Length > 11 && moment.LastIndexOfAny(['+', '-']) > 10);
        return hasZone && DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;
    }
}
