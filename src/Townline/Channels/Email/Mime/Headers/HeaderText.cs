using System.Buffers;
using System.Text;
using Townline.Channels.Email.Mime.Charsets;

namespace Townline.Channels.Email.Mime.Headers;

/// <summary>The value of a field as text.</summary>
internal static class HeaderText
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");

    /// <summary>One line, trimmed; a fold is one space. Raw 8-bit bytes are UTF-8 or, if they are not, of the given charset.</summary>
    /// <param name="value">The bytes after the colon.</param>
    /// <param name="most">Bytes that are read.</param>
    /// <param name="charset">The mail's; windows-1252 where it names none.</param>
    public static string Unfold(ReadOnlySpan<byte> value, int most, string? charset = null)
    {
        // What is plain ASCII here is just that, whatever the text of the mail is written in.
        var text = TextDecoder.Decode(Ascii.IsValid(value) ? null : charset, value.Length > most ? value[..most] : value).Trim();
        if (!text.AsSpan().ContainsAny(LineEnds))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        for (int end; (end = rest.IndexOfAny(LineEnds)) >= 0; rest = rest[end..].TrimStart("\r\n \t"))
        {
            line.Append(rest[..end]).Append(' ');
        }

        return line.Append(rest).ToString();
    }

    /// <summary>Without control characters, so that no decoded word can begin a line of its own; tabs and line ends become spaces.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1F') && !text.AsSpan().ContainsAnyInRange('\x7F', '\x9F'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\t' or '\n')
            {
                clean.Append(' ');
            }
            else if (!char.IsControl(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Trim();
    }
}
