using System.Globalization;
using Townline.Platform.Commands;

namespace Townline.Import.Maps;

/// <summary>Reads the dates of a file: the map's formats in order, in the map's zone unless the date carries its own.</summary>
internal sealed class DateFormats
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2999;
    private readonly LocalTime _zone;
    private readonly Form[] _forms;

    /// <exception cref="CommandFailedException">No format is given, or one of them cannot be read with.</exception>
    public DateFormats(IReadOnlyList<string> formats, LocalTime zone)
    {
        if (formats.Count == 0)
        {
            throw new CommandFailedException("The map's dates are empty: give at least one format, such as \"iso\" or \"MM/dd/yyyy hh:mm:ss tt\".");
        }

        if (formats.FirstOrDefault(format => !DateForms.All.Contains(format) && !CanRead(format)) is { } bad)
        {
            throw new CommandFailedException($"The map's date format '{bad}' cannot be read with.");
        }

        _forms = [.. formats.Select(format => new Form(format))];
        _zone = zone;
    }

    /// <summary>False when no format fits, or the year is not between 1900 and 2999.</summary>
    public bool TryRead(string text, out DateTimeOffset utc)
    {
        foreach (var form in _forms)
        {
            if (TryRead(form, text, out utc))
            {
                return true;
            }
        }

        utc = default;
        return false;
    }

    private bool TryRead(Form form, string text, out DateTimeOffset utc) => form.Name switch
    {
        DateForms.Iso => TryReadIso(text, out utc),
        DateForms.Unix => TryReadUnix(text, TimeSpan.TicksPerSecond, out utc),
        DateForms.UnixMilliseconds => TryReadUnix(text, TimeSpan.TicksPerMillisecond, out utc),
        _ => form.HasZone ? TryReadZoned(text, form.Formats[0], out utc) : TryReadLocal(text, form, out utc),
    };

    private bool TryReadIso(string text, out DateTimeOffset utc)
    {
        utc = default;
        return text.Length >= "2024-12-31".Length && text[4] == '-'
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            && Take(time, out utc);
    }

    private bool TryReadUnix(string text, long ticks, out DateTimeOffset utc)
    {
        utc = default;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            && units >= 0
            && units < DateTime.MaxValue.Ticks / 2 / ticks
            && Take(DateTime.UnixEpoch.AddTicks(units * ticks), out utc);
    }

    /// <summary>A file mostly writes all its dates alike: the format that read the last one is tried first.</summary>
    private bool TryReadLocal(string text, Form form, out DateTimeOffset utc)
    {
        for (var tried = 0; tried < form.Formats.Length; tried++)
        {
            var at = (form.Last + tried) % form.Formats.Length;
            if (DateTime.TryParseExact(text, form.Formats[at], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                form.Last = at;
                return Take(time, out utc);
            }
        }

        utc = default;
        return false;
    }

    private bool TryReadZoned(string text, string format, out DateTimeOffset utc)
    {
        utc = default;
        return DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && Take(time.UtcDateTime, out utc);
    }

    private bool Take(DateTime time, out DateTimeOffset utc)
    {
        var plausible = time.Year is >= EarliestYear and <= LatestYear;
        utc = !plausible ? default : time.Kind == DateTimeKind.Utc ? new(time) : _zone.ToUtc(time);
        return plausible;
    }

    private static bool CanRead(string format)
    {
        try
        {
            var example = new DateTime(2024, 12, 31, 13, 14, 15).ToString(format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(example, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>One entry of the map.</summary>
    private sealed class Form(string name)
    {
        public string Name => name;

        public string[] Formats { get; } = DateForms.Formats(name) ?? [name];

        public bool HasZone { get; } = DateForms.Formats(name) is null && name.AsSpan().ContainsAny('z', 'K');

        /// <summary>Which of <see cref="Formats"/> read the last date.</summary>
        public int Last { get; set; }
    }
}
