using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Townline.Channels.Email.Arriving;

/// <summary>
/// In which language of the town somebody wrote, by the small words that no sentence does without. A mail does not say it, and its writer wants to be answered in it.
/// Rather none than a wrong one: a few words, or two languages in one mail, decide nothing.
/// </summary>
internal static partial class MailLanguage
{
    /// <summary>Characters that are looked at.</summary>
    private const int Longest = 4000;

    /// <summary>Small words that must have been met, and how many times as many as of any other language.</summary>
    private const int Fewest = 4;
    private const int Lead = 3;

    private static readonly FrozenDictionary<string, FrozenSet<string>> SmallWords = new Dictionary<string, string>
    {
        ["en"] = "the and is are was were be been to of in it that this these there for with has have had not you your we our my at from they when please what who",
        ["es"] = "el la los las un una unos unas y que en es son está están esta estan fue ha han hay por para con del al se su sus mi nuestra nuestro lo le pero cuando como muy desde hace favor qué",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <param name="spoken">Languages of the town, its own first.</param>
    /// <returns>Null when it is the town's own, and when nobody can tell.</returns>
    public static string? Of(string text, IReadOnlyList<string> spoken)
    {
        var words = Words().Matches(text.Length <= Longest ? text : text[..Longest]).Select(match => match.Value).ToList();
        var found = SmallWords.Select(language => (Tag: language.Key, Count: words.Count(language.Value.Contains))).OrderByDescending(language => language.Count).ToList();
        var (best, next) = (found[0], found[1]);
        return best.Count < Fewest || best.Count < next.Count * Lead || spoken[0].Equals(best.Tag, StringComparison.OrdinalIgnoreCase)
            ? null
            : spoken.FirstOrDefault(tag => tag.Equals(best.Tag, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
