using System.Globalization;
using Townline.Platform.Commands;

namespace Townline.Import.Maps;

/// <summary>Reads the dates of a file: the map's formats in order, in the map's zone unless the date carries its own.</summary>
internal sealed class DateFormats
{
    private const string Iso = "iso";
    private const int EarliestYear = 1900;
    private const int LatestYear = 2999;
    private readonly LocalTime _zone;
    private readonly (string Format, bool HasZone)[] _formats;

    /// <exception cref="CommandFailedException">No format is given, or one of them cannot be read with.</exception>
    public DateFormats(IReadOnlyList<string> formats, LocalTime zone)
    {
        if (formats.Count == 0)
        {
            throw new CommandFailedException("The map's dates are empty: give at least one format, such as \"iso\" or \"MM/dd/yyyy hh:mm:ss tt\".");
        }

        if (formats.FirstOrDefault(format => format != Iso && !CanRead(format)) is { } bad)
        {
            throw new CommandFailedException($"The map's date format '{bad}' cannot be read with.");
        }

        _formats = [.. formats.Select(format => (format, format.AsSpan().ContainsAny('z', 'K')))];
        _zone = zone;
    }

    /// <summary>False when no format fits, or the year is not between 1900 and 2999.</summary>
    public bool TryRead(string text, out DateTimeOffset utc)
    {
        foreach (var (format, hasZone) in _formats)
        {
            if (format == Iso ? TryReadIso(text, out utc) : hasZone ? TryReadZoned(text, format, out utc) : TryReadLocal(text, format, out utc))
            {
                return true;
            }
        }

        utc = default;
        return false;
    }

    private bool TryReadIso(string text, out DateTimeOffset utc)
    {
        utc = default;
        return text.Length >= "2024-12-31".Length && text[4] == '-'
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            && Take(time, out utc);
    }

    private bool TryReadLocal(string text, string format, out DateTimeOffset utc)
    {
        utc = default;
        return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && Take(time, out utc);
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
}
