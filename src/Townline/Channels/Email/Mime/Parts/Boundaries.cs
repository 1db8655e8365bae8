namespace Townline.Channels.Email.Mime.Parts;

/// <summary>Where a part ends.</summary>
/// <param name="Level">Which open multipart's boundary stands there; -1 at the end of the mail.</param>
/// <param name="IsClose">The boundary that closes its multipart.</param>
/// <param name="ContentEnd">The part's last byte is before it: the line end before a boundary belongs to the boundary.</param>
/// <param name="Next">Where reading goes on.</param>
internal readonly record struct Delimiter(int Level, bool IsClose, int ContentEnd, int Next);

/// <summary>The boundaries of the multiparts that are open, the innermost last.</summary>
internal sealed class Boundaries
{
    private readonly List<byte[]> _open = [];

    public int Count => _open.Count;

    public void Open(byte[] boundary) => _open.Add(boundary);

    public void Close() => _open.RemoveAt(_open.Count - 1);

    /// <summary>The first boundary line at or after <paramref name="from"/>, which must begin a line. Looks at every byte once, whatever is open.</summary>
    public Delimiter Find(ReadOnlySpan<byte> data, int from)
    {
        if (_open.Count == 0)
        {
            return new Delimiter(-1, false, data.Length, data.Length);
        }

        if (Match(data, from, from) is { } atOnce)
        {
            return atOnce;
        }

        for (var at = from; data[at..].IndexOf("\n--"u8) is var found and >= 0; at += found + 1)
        {
            var end = at + found;
            if (Match(data, end + 1, end > from && data[end - 1] == '\r' ? end - 1 : end) is { } delimiter)
            {
                return delimiter;
            }
        }

        return new Delimiter(-1, false, data.Length, data.Length);
    }

    private Delimiter? Match(ReadOnlySpan<byte> data, int line, int contentEnd)
    {
        if (!data[line..].StartsWith("--"u8))
        {
            return null;
        }

        var text = data[(line + 2)..];
        for (var level = _open.Count - 1; level >= 0; level--)
        {
            var boundary = _open[level];
            if (text.StartsWith(boundary) && Rest(text[boundary.Length..]) is { } rest)
            {
                var end = text.IndexOf((byte)'\n');
                return new Delimiter(level, rest, contentEnd, end < 0 ? data.Length : line + 2 + end + 1);
            }
        }

        return null;
    }

    /// <summary>Whether it closes; null where more follows than white space, so that "a" is not found in "ab".</summary>
    private static bool? Rest(ReadOnlySpan<byte> rest)
    {
        if (IsBlank(rest))
        {
            return false;
        }

        return rest.StartsWith("--"u8) && IsBlank(rest[2..]) ? true : null;
    }

    private static bool IsBlank(ReadOnlySpan<byte> rest)
    {
        var other = rest.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r');
        return other < 0 || rest[other] == '\n';
    }
}
