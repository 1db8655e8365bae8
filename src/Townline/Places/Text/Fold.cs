using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Townline.Places.Text;

/// <summary>Brings text to the form in which addresses are compared: lower case, no accents, words and numbers only, one blank between.</summary>
internal static partial class Fold
{
    /// <summary><c>"12-A Peña Av., O'Neil N.W."</c> becomes <c>"12-a pena av oneil nw"</c>; <c>-</c>, <c>/</c> and <c>#</c> stay, as numbers need them.</summary>
    public static string Text(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in InitialsDot().Replace(CleanText.OneLine(text), "").Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToLowerInvariant(rune));
            else if (rune.Value is '-' or '/')
                folded.Append((char)rune.Value);
            else if (rune.Value is '#')
                folded.Append(" # ");
            else if (!IsSilent(rune))
                folded.Append(' ');
        }
        folded.Replace("ß", "ss").Replace("æ", "ae").Replace("œ", "oe").Replace("ø", "o").Replace("ł", "l");
        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsSilent(Rune rune) => rune.Value is '\'' or '’' or '`' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;

    [GeneratedRegex(@"(?<=\b\p{L})\.(?=\p{L}\b)", RegexOptions.CultureInvariant)]
    private static partial Regex InitialsDot();
}
