namespace Townline.Channels.Email.Mime;

/// <summary>What may stand before the first header line without belonging to the mail.</summary>
internal static class Envelope
{
    /// <summary>Without byte order mark, empty lines and the "From " line of an mbox; line ends of one CR are made LF.</summary>
    public static ReadOnlyMemory<byte> Strip(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.IndexOf((byte)'\n') < 0 && span.Contains((byte)'\r'))
        {
            var copy = span.ToArray();
            copy.AsSpan().Replace((byte)'\r', (byte)'\n');
            bytes = copy;
            span = copy;
        }

        var at = span.StartsWith("\uFEFF"u8) ? 3 : 0;
        at += CountOfLineEnds(span[at..]);
        if (span[at..].StartsWith("From "u8) || span[at..].StartsWith(">From "u8))
        {
            var end = span[at..].IndexOf((byte)'\n');
            at = end < 0 ? at : at + end + 1;
        }

        return bytes[at..];
    }

    private static int CountOfLineEnds(ReadOnlySpan<byte> span)
    {
        var other = span.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        return other < 0 ? 0 : other;
    }
}
