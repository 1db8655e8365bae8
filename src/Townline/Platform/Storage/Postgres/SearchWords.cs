using System.Globalization;
using System.Text;

namespace Townline.Platform.Storage.Postgres;

/// <summary>
/// Takes a text apart into the words that people search by, before PostgreSQL sees it: its own parser keeps an e-mail address, a
/// number with a sign or a web address as one word, and knows no letters without their accents. SQL has the same as platform_words.
/// </summary>
internal static class SearchWords
{
    /// <summary>The text with blanks between its words, and no accents.</summary>
    public static string Of(string text)
    {
        var plain = Ascii.IsValid(text) ? text : WithoutAccents(text);
        return string.Create(plain.Length, plain, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = from[i] < 128 && !char.IsAsciiLetterOrDigit(from[i]) ? ' ' : from[i];
            }
        });
    }

    private static string WithoutAccents(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune);
        }

        var plain = new StringBuilder(text.Length);
        foreach (var letter in whole.ToString().Normalize(NormalizationForm.FormD))
        {
            if (letter is < '\u0300' or > '\u036f')
            {
                plain.Append(char.IsPunctuation(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.SpaceSeparator ? ' ' : letter);
            }
        }

        return plain.ToString();
    }
}
