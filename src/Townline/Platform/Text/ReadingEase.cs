using System.Text.RegularExpressions;

namespace Townline.Platform.Text;

/// <summary>
/// How easily a text is read, from about 0 (hardly) to 100 (at once): Flesch's Reading Ease for English (R. Flesch, A new readability yardstick, Journal of
/// Applied Psychology 32, 1948) and Fernández Huerta's for Spanish (J. Fernández Huerta, Medidas sencillas de lecturabilidad, Consigna 214, 1959, with sentences
/// taken by their words as it is used today). From 60 on most grown-ups read it without trouble, from 70 on children of twelve.
/// </summary>
internal static partial class ReadingEase
{
    private const int FewestWords = 10;

    /// <returns>Null for a language without such a measure, and for too few words.</returns>
    public static double? Of(string language, string text)
    {
        var plain = Unread().Replace(text, " ");
        var words = Word().Matches(plain).Select(match => match.Value).ToList();
        if (words.Count < FewestWords)
        {
            return null;
        }

        var length = (double)words.Count / Math.Max(1, Sentence().Split(plain).Count(part => Word().IsMatch(part)));
        return language switch
        {
            "en" => 206.835 - 1.015 * length - 84.6 * words.Sum(Syllables.English) / words.Count,
            "es" => 206.84 - 1.02 * length - 60.0 * words.Sum(Syllables.Spanish) / words.Count,
            _ => null,
        };
    }

    /// <summary>Addresses and numbers are not read as words.</summary>
    [GeneratedRegex(@"https?://\S+|\S+@\S+|[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Unread();

    [GeneratedRegex(@"[\p{L}'’]*\p{L}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?:]+(\s|$)|\n\n", RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();
}
