using Townline.Places.Text;

namespace Townline.Places.Streets;

/// <summary>How well a street fits what was typed.</summary>
/// <param name="Score">0 (not at all) to 100 (word for word).</param>
/// <param name="Words">How many of the typed words it used; those after it may name the town or the postcode.</param>
internal readonly record struct StreetMatch(int Score, int Words)
{
    private const int SkippedCommon = 4;
    private const int SkippedName = 15;
    private const int UnfinishedCommon = 2;
    private const int UnfinishedName = 12;
    private const int Misspelt = 16;
    internal const int Unused = 12;

    /// <summary>Compares in order, word for word; words of the street may be missing, the last typed word unfinished, long words misspelt by a letter or two.</summary>
    public static StreetMatch Of(StreetForm street, IReadOnlyList<StreetWord> typed)
    {
        var (score, used, named) = (100, 0, false);
        for (var index = 0; index < street.Words.Count; index++)
        {
            var name = street.IsName(index);
            var cost = used < typed.Count ? Cost(street.Words[index], name, typed[used], last: used == typed.Count - 1) : null;
            score -= cost ?? (name ? SkippedName : SkippedCommon);
            named |= name && cost is not null;
            used += cost is null ? 0 : 1;
        }
        score -= (typed.Count - used) * Unused;
        return named && score > 0 ? new(score, used) : default;
    }

    private static int? Cost(string word, bool name, StreetWord typed, bool last)
    {
        if (word == typed.Canonical)
            return 0;
        if (last && (word.StartsWith(typed.Typed, StringComparison.Ordinal) || word.StartsWith(typed.Canonical, StringComparison.Ordinal)))
            return name ? UnfinishedName : UnfinishedCommon;
        var allowed = Math.Min(word.Length, typed.Canonical.Length) switch
        {
            >= 8 => 2,
            >= 4 => 1,
            _ => 0,
        };
        return allowed > 0 && EditDistance.AtMost(word, typed.Canonical, allowed) ? Misspelt : null;
    }
}
