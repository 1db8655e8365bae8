using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Townline.Platform.Words;

/// <summary>
/// Moments as the people of this town read them: in the town's time zone and the page's language. Residents get dates in full ("Sunday 22 November 2026"),
/// the desk gets them as a clerk thinks ("due in 2 h", "yesterday 14:05").
/// </summary>
public sealed class TownTime(IWords words, TimeZoneInfo zone, TimeProvider clock)
{
    public TimeZoneInfo Zone => zone;

    /// <summary>The same day, month and hour as the wall clock of the town hall shows.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    public DateOnly Today => DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime);

    /// <summary>"Sunday 22 November 2026".</summary>
    public string Date(DateTimeOffset at) => Write(at, "format.date");

    /// <summary>"Sunday 22 November 2026".</summary>
    public string Date(DateOnly day) => day.ToString(words["format.date"], words.Culture);

    /// <summary>"Sunday 22 November 2026, 14:05".</summary>
    public string DateAndTime(DateTimeOffset at) => Write(at, "format.date-and-time");

    /// <summary>"14:05".</summary>
    public string Time(DateTimeOffset at) => Write(at, "format.time");

    /// <summary>Exact, with the town's offset, to the second: 2026-11-22T14:05:00-05:00.</summary>
    public string Iso(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>"just now", "12 min ago", "today 14:05", "yesterday 14:05", "tomorrow 09:00", "Wed 14:05", "22 Nov 14:05", "22 Nov 2025".</summary>
    public string Desk(DateTimeOffset at)
    {
        var ago = clock.GetUtcNow() - at;
        if (ago >= TimeSpan.Zero && ago < TimeSpan.FromMinutes(1))
            return words["time.just-now"];
        if (ago >= TimeSpan.Zero && ago < TimeSpan.FromHours(1))
            return words["time.minutes-ago", (int)ago.TotalMinutes];
        return Day(at);
    }

    /// <summary>"due in 25 min", "due in 2 h", "due tomorrow 09:00", "due Wed 09:00"; once past "overdue by 3 h", "overdue by 1 day".</summary>
    public string Due(DateTimeOffset at)
    {
        var left = at - clock.GetUtcNow();
        if (left < TimeSpan.Zero)
            return words["time.overdue", Length(-left)];
        return left < TimeSpan.FromHours(12) ? words["time.due-in", Length(left)] : words["time.due", Day(at)];
    }

    /// <summary>"25 min", "2 h", "3 days", rounded down, at least a minute.</summary>
    public string Length(TimeSpan length) =>
        length.TotalHours < 1 ? words["time.minutes", Math.Max(1, (int)length.TotalMinutes)]
        : length.TotalHours < 24 ? words["time.hours", (int)length.TotalHours]
        : words["time.days", (int)length.TotalDays];

    /// <summary>A time element in full, for residents.</summary>
    public IHtmlContent DateTag(DateTimeOffset at) => Tag(at, DateAndTime(at));

    /// <summary>A time element in the desk's manner; the exact moment on hover and for screen readers.</summary>
    public IHtmlContent DeskTag(DateTimeOffset at) => Tag(at, Desk(at), "ago");

    /// <summary>A time element saying when something is due, exact on hover and for screen readers.</summary>
    public IHtmlContent DueTag(DateTimeOffset at) => Tag(at, Due(at), "due");

    /// <param name="relative">How the page keeps it right while time passes (web/scripts/relative-time.ts), or null for a time that stands.</param>
    private HtmlString Tag(DateTimeOffset at, string shown, string? relative = null)
    {
        var encode = HtmlText.Encoder;
        var exact = DateAndTime(at);
        return new HtmlString(
            shown == exact
                ? $"""<time datetime="{Iso(at)}">{encode.Encode(exact)}</time>"""
                : $"""<time datetime="{Iso(at)}" title="{encode.Encode(exact)}" data-relative="{relative}">{encode.Encode(shown)}<span class="govuk-visually-hidden"> ({encode.Encode(exact)})</span></time>"""
        );
    }

    private string Day(DateTimeOffset at)
    {
        var days = DateOnly.FromDateTime(Local(at).DateTime).DayNumber - Today.DayNumber;
        return days switch
        {
            0 => words["time.today", Time(at)],
            -1 => words["time.yesterday", Time(at)],
            1 => words["time.tomorrow", Time(at)],
            > -7 and < 7 => Write(at, "format.weekday-and-time"),
            _ when Local(at).Year == Today.Year => Write(at, "format.day-and-time"),
            _ => Write(at, "format.day-and-year"),
        };
    }

    private string Write(DateTimeOffset at, string format) => Local(at).ToString(words[format], words.Culture);
}
