using System.Text;

namespace Townline.Channels.Email.Mime.Writing;

/// <summary>Writes a text for its travel: quoted-printable or, where most of it would be escaped, Base64. Both survive whatever a relay does to lines, blanks and dots.</summary>
internal static class TextBody
{
    private const int Longest = 76;

    /// <returns>The label of the encoding, and lines ended by CR LF.</returns>
    public static (string Encoding, string Body) Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Replace("\0", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n");
        return bytes.Count(b => b >= 0x80) > bytes.Length / 3 ? ("base64", Base64(bytes)) : ("quoted-printable", QuotedPrintable(bytes));
    }

    /// <summary>Lines of 76 letters.</summary>
    public static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks) + "\r\n";

    private static string QuotedPrintable(ReadOnlySpan<byte> bytes)
    {
        var (text, column) = (new StringBuilder(bytes.Length + bytes.Length / 8), 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\r')
            {
                text.Append("\r\n");
                (column, i) = (0, i + 1);
                continue;
            }

            var endsLine = bytes[i + 1] == '\r';
            var isPlain = bytes[i] is > 32 and < 127 and not (byte)'=' || (bytes[i] is (byte)' ' or (byte)'\t' && !endsLine);
            var room = endsLine ? Longest : Longest - 1;
            if (column + (isPlain ? 1 : 3) > room)
            {
                text.Append("=\r\n");
                column = 0;
            }

            // "From " at the beginning of a line begins another mail in some mailboxes, and a dot ends one on the line.
            isPlain &= column > 0 || bytes[i] is not ((byte)'F' or (byte)'.');
            text.Append(isPlain ? (char)bytes[i] : '=');
            text.Append(isPlain ? "" : Convert.ToHexString(bytes.Slice(i, 1)));
            column += isPlain ? 1 : 3;
        }

        return text.ToString();
    }
}
