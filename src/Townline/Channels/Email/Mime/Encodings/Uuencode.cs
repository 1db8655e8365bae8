namespace Townline.Channels.Email.Mime.Encodings;

/// <summary>uuencode: lines between <c>begin 644 name</c> and <c>end</c>, each beginning with its length.</summary>
internal static class Uuencode
{
    /// <returns>Null where no <c>begin</c> line stands.</returns>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        if (Begin(text) is not { } from)
        {
            return null;
        }

        text = text[from..];
        var (bytes, written) = (new byte[text.Length + LongestLine], 0);
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = (end < 0 ? text : text[..end]).TrimEnd("\r"u8);
            if (line.SequenceEqual("end"u8))
            {
                break;
            }

            written += Line(line, bytes.AsSpan(written));
            text = end < 0 ? [] : text[(end + 1)..];
        }

        Array.Resize(ref bytes, written);
        return bytes;
    }

    /// <summary>The name on the <c>begin</c> line.</summary>
    public static string? Name(ReadOnlySpan<byte> text)
    {
        if (Begin(text) is not { } from)
        {
            return null;
        }

        var line = text[..from].TrimEnd("\r\n"u8);
        line = line[(line.LastIndexOf((byte)'\n') + 1)..];
        var name = line["begin 644 ".Length..].Trim(" "u8);
        return name.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(name);
    }

    private const int LongestLine = 64;

    /// <summary>Where the line after <c>begin</c> starts.</summary>
    private static int? Begin(ReadOnlySpan<byte> text)
    {
        var at = text.StartsWith("begin "u8) ? 0 : text.IndexOf("\nbegin "u8) + 1;
        if (at == 0 && !text.StartsWith("begin "u8))
        {
            return null;
        }

        var end = text[at..].IndexOf((byte)'\n');
        return end < "begin 644 x".Length ? null : at + end + 1;
    }

    private static int Line(ReadOnlySpan<byte> line, Span<byte> bytes)
    {
        var length = line.IsEmpty ? 0 : Value(line[0]);
        var written = 0;
        for (var i = 1; i < line.Length && written < length; i += 4)
        {
            var bits = (At(line, i) << 18) | (At(line, i + 1) << 12) | (At(line, i + 2) << 6) | At(line, i + 3);
            for (var shift = 16; shift >= 0 && written < length; shift -= 8)
            {
                bytes[written++] = (byte)(bits >> shift);
            }
        }

        return written;
    }

    private static int At(ReadOnlySpan<byte> line, int i) => i < line.Length ? Value(line[i]) : 0;

    private static int Value(byte b) => (b - 32) & 0x3F;
}
