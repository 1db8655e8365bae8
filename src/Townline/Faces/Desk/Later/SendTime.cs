using Townline.Faces.Shared.Fields;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Later;

/// <summary>A day and an hour as a clerk types them, by the clock of the town hall.</summary>
internal static class SendTime
{
    /// <summary>The moment that is meant. Where clocks go back an hour comes twice, and the first is meant.</summary>
    /// <exception cref="RuleBrokenException">"send-at" for what is no time, "send-at-gap" for an hour that the clocks leap over.</exception>
    public static DateTimeOffset Of(DateParts typed, TimeZoneInfo zone)
    {
        if (typed.ToDate() is not { } day || typed.ToTime() is not { } time)
        {
            throw new RuleBrokenException("send-at");
        }

        var local = day.ToDateTime(time);
        RuleBrokenException.Unless(!zone.IsInvalidTime(local), "send-at-gap");
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The boxes filled with a moment.</summary>
    public static DateParts Typed(DateTimeOffset at, TimeZoneInfo zone) =>
        DateParts.Parse(TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
