namespace Townline.Channels.Email.Mime.Headers;

/// <summary>Cuts a header into fields. It ends at an empty line, or where lines follow that are no header.</summary>
internal static class HeaderReader
{
    /// <param name="data">The whole mail.</param>
    /// <param name="at">Where the header starts; afterwards, where the body does.</param>
    /// <param name="warnings">What was found wrong is added.</param>
    public static HeaderList Read(ReadOnlyMemory<byte> data, ref int at, ref MailWarnings warnings)
    {
        var span = data.Span;
        var (start, fields) = (at, new List<HeaderField>());
        while (at < span.Length)
        {
            var line = LineAt(span, at);
            if (IsEmpty(line))
            {
                at += line.Length;
                break;
            }

            var colon = NameLength(line);
            if (colon == 0 && !IsFollowedByField(span, at + line.Length, fields.Count))
            {
                warnings |= fields.Count == 0 && at == start ? MailWarnings.NoHeader : MailWarnings.BadHeaderLine;
                break;
            }

            var end = EndOfField(span, at + line.Length);
            if (colon == 0)
            {
                warnings |= MailWarnings.BadHeaderLine;
            }
            else if (fields.Count == MailLimits.MaxFields || end - start > MailLimits.MaxHeaderBytes)
            {
                warnings |= MailWarnings.HeaderCut;
            }
            else
            {
                fields.Add(new HeaderField(data.Slice(at, colon).TrimEnd(" \t"u8), data[(at + colon + 1)..end]));
            }

            at = end;
        }

        return fields.Count == 0 ? HeaderList.Empty : new HeaderList(fields);
    }

    /// <summary>Its line end included.</summary>
    private static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> span, int at)
    {
        var end = span[at..].IndexOf((byte)'\n');
        return end < 0 ? span[at..] : span.Slice(at, end + 1);
    }

    private static bool IsEmpty(ReadOnlySpan<byte> line) => line is [(byte)'\n'] or [(byte)'\r', (byte)'\n'] or [(byte)'\r'];

    /// <summary>Bytes before the colon; 0 where the line is no field. A line that begins with two dashes is a boundary.</summary>
    private static int NameLength(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon <= 0 || line.StartsWith("--"u8) || line[..colon].TrimEnd(" \t"u8).ContainsAnyExceptInRange((byte)'!', (byte)'~') ? 0 : colon;
    }

    /// <summary>A stray line in the middle of a header is passed over; at its start or before other lines that are none, it is the body.</summary>
    private static bool IsFollowedByField(ReadOnlySpan<byte> span, int next, int fieldsBefore) =>
        fieldsBefore > 0 && next < span.Length && !span[(next - 1)..].StartsWith("\n--"u8) && NameLength(LineAt(span, next)) > 0;

    /// <summary>Where the folded lines end that begin at <paramref name="at"/>.</summary>
    private static int EndOfField(ReadOnlySpan<byte> span, int at)
    {
        while (at < span.Length && span[at] is (byte)' ' or (byte)'\t')
        {
            at += LineAt(span, at).Length;
        }

        return at;
    }
}
