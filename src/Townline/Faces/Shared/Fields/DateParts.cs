using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Townline.Faces.Shared.Fields;

/// <summary>
/// A date as it is typed in three boxes (and perhaps a time). Keeps what was typed, however odd, so that it can be shown again.
/// As a property of a page it is bound by itself: <c>[BindProperty] public DateParts Due { get; set; } = new();</c>
/// </summary>
public sealed record DateParts
{
    public string? Day { get; set; }
    public string? Month { get; set; }
    public string? Year { get; set; }

    /// <summary>Hours and minutes, <c>14:05</c>; null when none was asked.</summary>
    public string? Time { get; set; }

    /// <summary>Whether nothing was typed at all.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year + Time);

    /// <summary>From a form whose fields are <c>name.day</c>, <c>name.month</c>, <c>name.year</c>, <c>name.time</c>.</summary>
    public static DateParts Read(IFormCollection form, string name) =>
        new() { Day = form[$"{name}.day"], Month = form[$"{name}.month"], Year = form[$"{name}.year"], Time = form.TryGetValue($"{name}.time", out var time) ? time.ToString() : null };

    /// <summary>From <c>2026-11-22</c> or <c>2026-11-22T14:05</c>, parts possibly empty or odd: the reverse of <see cref="ToString"/>.</summary>
    public static DateParts Parse(string? text)
    {
        var (date, time) = (text ?? "").Split('T', 2) switch { [var d, var t] => (d, t), [var d] => (d, null), _ => ("", (string?)null) };
        var parts = date.Split('-', 3);
        return new DateParts { Year = parts.ElementAtOrDefault(0), Month = parts.ElementAtOrDefault(1), Day = parts.ElementAtOrDefault(2), Time = time };
    }

    public static DateParts From(DateOnly day) => Parse(day.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The day that is meant, or null when it is none (or none yet).</summary>
    public DateOnly? ToDate() =>
        Number(Day) is { } day && Number(Month) is { } month and >= 1 and <= 12 && Number(Year) is { } year and >= 1000 and <= 9999
        && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>The time that is meant, or null.</summary>
    public TimeOnly? ToTime() =>
        TimeOnly.TryParseExact(Time?.Trim(), ["H:mm", "HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>Key of the sentence that says what to do about what was typed, or null when it is a date. An empty date is <c>field.date.missing</c>.</summary>
    public string? Problem() =>
        IsEmpty ? "field.date.missing"
        : string.IsNullOrWhiteSpace(Day) ? "field.date.day"
        : string.IsNullOrWhiteSpace(Month) ? "field.date.month"
        : string.IsNullOrWhiteSpace(Year) ? "field.date.year"
        : ToDate() is null ? "field.date.wrong"
        : Time is not null && ToTime() is null ? "field.date.time"
        : null;

    /// <summary>ISO 8601 when it is a date; otherwise the typed parts in that order, to be shown again.</summary>
    public override string ToString()
    {
        var date = ToDate()?.ToString("O", CultureInfo.InvariantCulture) ?? $"{Year?.Trim()}-{Month?.Trim()}-{Day?.Trim()}";
        return Time is null ? date : $"{date}T{ToTime()?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? Time.Trim()}";
    }

    private static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
