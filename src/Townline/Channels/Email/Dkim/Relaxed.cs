using System.Text;

namespace Townline.Channels.Email.Dkim;

/// <summary>The "relaxed" forms of RFC 6376: what relays may change of a mail without breaking its signature. A letter is a byte.</summary>
internal static class Relaxed
{
    /// <param name="field">Name, colon, value, folds and all; without the last line end.</param>
    public static string Field(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        return $"{field[..colon].Trim(' ', '\t').ToLowerInvariant()}:{Line(field[(colon + 1)..].Replace("\r\n", "", StringComparison.Ordinal)).TrimStart(' ')}";
    }

    /// <param name="body">Lines ended by CR LF.</param>
    public static string Body(string body)
    {
        var (relaxed, empty) = (new StringBuilder(body.Length), 0);
        foreach (var line in body.Split("\r\n"))
        {
            if (Line(line) is not { Length: > 0 } kept)
            {
                empty++;
                continue;
            }

            for (; empty > 0; empty--)
            {
                relaxed.Append("\r\n");
            }

            relaxed.Append(kept).Append("\r\n");
        }

        return relaxed.ToString();
    }

    /// <summary>Blanks in a row are one space, and at the end none.</summary>
    private static string Line(string line)
    {
        if (!line.Contains('\t', StringComparison.Ordinal) && !line.Contains("  ", StringComparison.Ordinal))
        {
            return line.TrimEnd(' ');
        }

        var kept = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            var isBlank = c is ' ' or '\t';
            if (!isBlank || kept.Length == 0 || kept[^1] != ' ')
            {
                kept.Append(isBlank ? ' ' : c);
            }
        }

        return kept.ToString().TrimEnd(' ');
    }
}
