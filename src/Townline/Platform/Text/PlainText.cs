using System.Text;

namespace Townline.Platform.Text;

/// <summary>Text from outside, made fit to store and show: no null bytes or other control characters, one kind of line break, no half letters.</summary>
internal static class PlainText
{
    /// <summary>The text without what no database or page can hold; trimmed. Bidirectional marks stay: they belong to the languages that use them.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (!NeedsWork(text))
        {
            return text.Trim();
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for half of a surrogate pair.
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
            {
                clean.Append(rune);
            }
            else if (rune.Value == 0)
            {
                clean.Append('\uFFFD');
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>At most so many characters, without half a letter at the end.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static bool NeedsWork(string text)
    {
        foreach (var c in text)
        {
            if ((char.IsControl(c) && c != '\n') || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
            {
                return true;
            }
        }

        return false;
    }
}
