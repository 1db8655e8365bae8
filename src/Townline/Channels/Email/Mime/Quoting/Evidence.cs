namespace Townline.Channels.Email.Mime.Quoting;

/// <summary>What in a line speaks for its having been written by a mail program.</summary>
internal readonly record struct Evidence(bool HasYear, bool HasTime, bool HasAddress)
{
    public bool Any => HasYear || HasTime || HasAddress;

    public static Evidence operator |(Evidence a, Evidence b) => new(a.HasYear || b.HasYear, a.HasTime || b.HasTime, a.HasAddress || b.HasAddress);

    public static Evidence In(ReadOnlySpan<char> line)
    {
        var (year, time) = (false, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (!char.IsAsciiDigit(line[i]))
            {
                continue;
            }

            var from = i;
            while (i < line.Length && char.IsAsciiDigit(line[i]))
            {
                i++;
            }

            var digits = line[from..i];
            year |= digits.Length == 4 && (digits.StartsWith("19") || digits.StartsWith("20"));
            time |= digits.Length <= 2 && i + 2 < line.Length && line[i] is ':' or '.' or 'h' && IsTwoDigits(line[(i + 1)..]);
        }

        return new Evidence(year, time, line.Contains('@'));
    }

    /// <summary>And no more, so that 10.11.2026 is no time: the day and the month have a point after them.</summary>
    private static bool IsTwoDigits(ReadOnlySpan<char> rest) =>
        rest.Length >= 2 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && (rest.Length == 2 || !(char.IsAsciiDigit(rest[2]) || rest[2] is '.' or '/'));
}
