using System.Globalization;

namespace Townline.Channels.Email.Mime.Headers;

/// <summary>Dates as mails write them: RFC 5322 with its old forms, and the common mistakes. Read word by word, so the order matters little.</summary>
internal static class MailDates
{
    private const int MostWords = 16;

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <summary>Hours from UTC of the zones that have names in RFC 5322 or are met often.</summary>
    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["Z"] = 0, ["WET"] = 0, ["CET"] = 1, ["CEST"] = 2, ["MET"] = 1, ["MEZ"] = 1, ["MESZ"] = 2, ["BST"] = 1, ["WEST"] = 1, ["EET"] = 2, ["EEST"] = 3,
        ["MSK"] = 3, ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7, ["JST"] = 9, ["KST"] = 9,
    };

    private sealed class Found
    {
        public int? Day { get; set; }

        public int? Month { get; set; }

        public int? Year { get; set; }

        public TimeSpan? Time { get; set; }

        public TimeSpan? Offset { get; set; }
    }

    /// <returns>Null where it cannot be understood. A zone that is not given is UTC.</returns>
    public static DateTimeOffset? Read(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
        {
            return null;
        }

        var words = raw.Split('(')[0].Split([' ', ',', '\t'], MostWords, StringSplitOptions.RemoveEmptyEntries);
        var found = new Found();
        foreach (var word in words.SelectMany(word => IsDashed(word) ? word.Split('-', StringSplitOptions.RemoveEmptyEntries) : [word]))
        {
            Take(word, found);
        }

        return Compose(found) ?? Iso(raw);
    }

    /// <summary>23-Nov-2026.</summary>
    private static bool IsDashed(string word) => word.Count(c => c == '-') == 2 && word.Any(char.IsAsciiLetter) && !word.Contains(':', StringComparison.Ordinal);

    private static void Take(string word, Found found)
    {
        if (word.Contains(':', StringComparison.Ordinal))
        {
            found.Time ??= TimeOf(word);
        }
        else if (word[0] is '+' or '-')
        {
            found.Offset ??= OffsetOf(word);
        }
        else if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            TakeNumber(number, word.Length, found);
        }
        else if (MonthOf(word) is { } month)
        {
            found.Month ??= month;
        }
        else if (Zones.TryGetValue(word, out var hours))
        {
            found.Offset ??= TimeSpan.FromHours(hours);
        }
        else if (word.StartsWith("GMT", StringComparison.OrdinalIgnoreCase) || word.StartsWith("UTC", StringComparison.OrdinalIgnoreCase))
        {
            found.Offset ??= OffsetOf(word[3..]);
        }
    }

    private static void TakeNumber(int number, int digits, Found found)
    {
        if (found.Day is null && digits <= 2)
        {
            found.Day = number;
        }
        else
        {
            // Two digits: 00 to 49 are of this century; three: years since 1900 (RFC 5322, 4.3).
            found.Year ??= digits > 3 ? number : digits == 3 || number >= 50 ? 1900 + number : 2000 + number;
        }
    }

    private static int? MonthOf(string word)
    {
        var at = word.Length >= 3 ? Months.IndexOf(word[..3], StringComparison.OrdinalIgnoreCase) : -1;
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : null;
    }

    private static TimeSpan? TimeOf(string word)
    {
        var parts = word.Split(':', '.');
        Span<int> numbers = stackalloc int[3];
        for (var i = 0; i < Math.Min(parts.Length, 3); i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        // A leap second is the second before it.
        return numbers[0] < 24 && numbers[1] < 60 && numbers[2] <= 60 ? new TimeSpan(numbers[0], numbers[1], Math.Min(numbers[2], 59)) : null;
    }

    private static TimeSpan? OffsetOf(string word)
    {
        var digits = word.AsSpan().TrimStart("+-");
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || digits.Length > 4)
        {
            return null;
        }

        var minutes = digits.Length <= 2 ? number * 60 : number / 100 * 60 + number % 100;
        return minutes > 14 * 60 ? TimeSpan.Zero : TimeSpan.FromMinutes(word[0] == '-' ? -minutes : minutes);
    }

    private static DateTimeOffset? Compose(Found found) =>
        found is { Day: { } day and > 0, Month: { } month, Year: { } year and > 1 and < 9999 } && day <= DateTime.DaysInMonth(year, month)
            ? new DateTimeOffset(new DateTime(year, month, day) + (found.Time ?? TimeSpan.Zero), found.Offset ?? TimeSpan.Zero)
            : null;

    private static DateTimeOffset? Iso(string raw) =>
        raw.Contains('-', StringComparison.Ordinal) && DateTimeOffset.TryParse(raw.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date.Year is > 1 and < 9999 && char.IsAsciiDigit(raw.Trim()[0]) ? date : null;
}
