namespace Townline.People.Matching;

/// <summary>How two values of a field agree.</summary>
internal static class FieldAgreement
{
    private const int LongText = 6;

    public static Agreement IfKnown(string a, string b, Func<string, string, Agreement> compare) =>
        a.Length == 0 || b.Length == 0 ? Agreement.Missing : string.Equals(a, b, StringComparison.Ordinal) ? Agreement.Same : compare(a, b);

    /// <summary>Names, streets: one slip, two in a long text, or a fifth of it; then what begins alike (an initial, "Liz" and "Lizbeth").</summary>
    public static Agreement OfText(string a, string b)
    {
        var (longer, shorter) = (Math.Max(a.Length, b.Length), Math.Min(a.Length, b.Length));
        var most = (int)(longer * 0.4);
        var slips = MatchText.Slips(a, b, Math.Max(most, 2));
        if ((slips <= 1 && longer >= 3) || (slips <= 2 && longer >= LongText) || slips * 5 <= longer)
        {
            return Agreement.Close;
        }

        var beginsAlike = (shorter >= 4 || shorter == 1) && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));
        return slips <= most || beginsAlike ? Agreement.Similar : Agreement.Different;
    }

    /// <summary>House numbers, postcodes: one slip in three or more.</summary>
    public static Agreement OfCode(string a, string b) => Math.Max(a.Length, b.Length) >= 3 && MatchText.Slips(a, b, 1) <= 1 ? Agreement.Close : Agreement.Different;

    /// <summary>Days as yyyyMMdd: one slip or day and month exchanged; then two of year, month and day.</summary>
    public static Agreement OfDay(string a, string b)
    {
        if (MatchText.Slips(a, b, 1) <= 1)
        {
            return Agreement.Close;
        }

        if (a.Length != 8 || b.Length != 8)
        {
            return Agreement.Different;
        }

        var (year, month, day) = (a[..4] == b[..4], a[4..6] == b[4..6], a[6..] == b[6..]);
        if (year && a[4..6] == b[6..] && a[6..] == b[4..6])
        {
            return Agreement.Close;
        }

        return (year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) == 2 ? Agreement.Similar : Agreement.Different;
    }

    /// <summary>The last seven digits the same (another way to write the area), or one slip in all.</summary>
    public static Agreement OfPhone(string a, string b) =>
        (a.Length >= 7 && b.Length >= 7 && a[^7..] == b[^7..]) || MatchText.Slips(a, b, 1) <= 1 ? Agreement.Close : Agreement.Different;

    /// <summary>The same name at another provider, or a slip in it; then one name that begins the other.</summary>
    public static Agreement OfEmail(string a, string b)
    {
        var (mine, theirs) = (Local(a), Local(b));
        if (mine == theirs || (Math.Min(mine.Length, theirs.Length) >= LongText && MatchText.Slips(mine, theirs, 1) <= 1))
        {
            return mine.Length >= 4 ? Agreement.Close : Agreement.Similar;
        }

        return Math.Min(mine.Length, theirs.Length) >= LongText && (mine.StartsWith(theirs, StringComparison.Ordinal) || theirs.StartsWith(mine, StringComparison.Ordinal))
            ? Agreement.Similar
            : Agreement.Different;
    }

    /// <summary>What stands before the @, letters and digits alone, without what providers leave out (+tags).</summary>
    public static string Local(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var local = at < 0 ? email : email[..at];
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        return MatchText.Letters(plus > 0 ? local[..plus] : local);
    }
}
