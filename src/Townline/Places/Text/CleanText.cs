using System.Globalization;
using System.Text;

namespace Townline.Places.Text;

/// <summary>Makes text from files and search boxes fit to store, compare and show.</summary>
internal static class CleanText
{
    /// <summary>The text without control characters, direction changes and broken surrogates, blanks joined to one, trimmed.</summary>
    public static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        var blank = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || !IsPrintable(rune))
            {
                blank = clean.Length > 0;
                continue;
            }
            if (blank)
                clean.Append(' ');
            blank = false;
            clean.Append(rune);
        }
        return clean.ToString();
    }

    private static bool IsPrintable(Rune rune) =>
        rune != Rune.ReplacementChar
        && !IsNoCharacter(rune.Value)
        && (
            rune.Value is 0x200C or 0x200D // joiners that Persian and Indian scripts need
            || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        );

    /// <summary>Code points that Unicode keeps free for ever; XML cannot hold some of them.</summary>
    private static bool IsNoCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
