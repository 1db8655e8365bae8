using Townline.Places.Text;

namespace Townline.Places.Streets;

/// <summary>How well a street fits what was typed.</summary>
/// <param name="Score">0 (not at all) to 100 (word for word).</param>
/// <param name="Words">How many of the typed words it used; those after it may name the town or the postcode.</param>
internal readonly record struct StreetMatch(int Score, int Words)
{
    private const int SkippedCommon = 4;
    private const int SkippedName = 15;
    private const int Unfinished = 2;
    private const int Misspelt = 12;
    internal const int Unused = 12;

    /// <summary>Compares in order, word for word; words of the street may be missing, the last typed word unfinished, long words misspelt by a letter or two.</summary>
    public static StreetMatch Of(IReadOnlyList<string> street, IReadOnlyList<StreetWord> typed)
    {
        var (score, used, named) = (100, 0, false);
        foreach (var word in street)
        {
            var common = StreetWords.IsCommon(word);
            var cost = used < typed.Count ? Cost(word, typed[used], last: used == typed.Count - 1) : null;
            if (cost is null)
            {
                score -= common ? SkippedCommon : SkippedName;
                continue;
            }
            score -= cost.Value;
            named |= !common;
            used++;
        }
        score -= (typed.Count - used) * Unused;
        var onlyCommonWords = street.All(StreetWords.IsCommon);
        return (named || onlyCommonWords && used == street.Count) && score > 0 ? new(score, used) : default;
    }

    private static int? Cost(string word, StreetWord typed, bool last)
    {
        if (word == typed.Canonical)
            return 0;
        if (last && (word.StartsWith(typed.Typed, StringComparison.Ordinal) || word.StartsWith(typed.Canonical, StringComparison.Ordinal)))
            return Unfinished;
        var allowed = Math.Min(word.Length, typed.Canonical.Length) switch
        {
            >= 8 => 2,
            >= 4 => 1,
            _ => 0,
        };
        return allowed > 0 && EditDistance.AtMost(word, typed.Canonical, allowed) ? Misspelt : null;
    }
}
