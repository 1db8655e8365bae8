namespace Townline.Faces.Portal.Services;

/// <summary>Whether two words differ by one slip of the finger: a letter too many, too few, wrong, or two in the wrong order. Words under five letters never do.</summary>
internal static class OneSlip
{
    private const int Shortest = 5;

    public static bool Between(string one, string other)
    {
        if (one.Length < other.Length)
        {
            (one, other) = (other, one);
        }

        if (other.Length < Shortest || one.Length - other.Length > 1)
        {
            return false;
        }

        var same = 0;
        while (same < other.Length && one[same] == other[same])
        {
            same++;
        }

        var longer = one.AsSpan(same);
        var shorter = other.AsSpan(same);
        return one.Length != other.Length
            ? longer[1..].SequenceEqual(shorter)
            : longer.IsEmpty || longer[1..].SequenceEqual(shorter[1..])
                || (longer.Length > 1 && longer[0] == shorter[1] && longer[1] == shorter[0] && longer[2..].SequenceEqual(shorter[2..]));
    }
}
