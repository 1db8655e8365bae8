namespace Townline.Channels.Email.Mime.Encodings;

/// <summary>Quoted-printable (RFC 2045) and its form in encoded words (RFC 2047). An escape that is none stays as it is.</summary>
internal static class QuotedPrintable
{
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var written = 0;
        while (true)
        {
            var plain = text.IndexOf((byte)'=');
            plain = plain < 0 ? text.Length : plain;
            text[..plain].CopyTo(bytes.AsSpan(written));
            written += plain;
            text = text[plain..];
            if (text.IsEmpty)
            {
                break;
            }

            if (Hex(text) is var value and >= 0)
            {
                bytes[written++] = (byte)value;
                text = text[3..];
            }
            else if (SoftBreak(text) is var length and > 0)
            {
                text = text[length..];
            }
            else
            {
                bytes[written++] = (byte)'=';
                text = text[1..];
            }
        }

        Array.Resize(ref bytes, written);
        return bytes;
    }

    /// <summary>The Q of an encoded word: underscores are spaces.</summary>
    public static byte[] DecodeWord(ReadOnlySpan<char> payload)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(payload.ToString());
        bytes.AsSpan().Replace((byte)'_', (byte)' ');
        return Decode(bytes);
    }

    /// <returns>-1 where no two hexadecimal digits follow.</returns>
    private static int Hex(ReadOnlySpan<byte> text) =>
        text.Length >= 3 && Digit(text[1]) is var high and >= 0 && Digit(text[2]) is var low and >= 0 ? (high << 4) | low : -1;

    private static int Digit(byte b) => char.IsAsciiHexDigit((char)b) ? (b & 0xF) + (b >= 'A' ? 9 : 0) : -1;

    /// <summary>The equals sign, spaces a relay added, and the line end; 0 where it is no soft break.</summary>
    private static int SoftBreak(ReadOnlySpan<byte> text)
    {
        var at = 1;
        while (at < text.Length && at < LongestBreak && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
        {
            at++;
        }

        return at == text.Length ? at : text[at] == '\n' ? at + 1 : 0;
    }

    private const int LongestBreak = 80;
}
