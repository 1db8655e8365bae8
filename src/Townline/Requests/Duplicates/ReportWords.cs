using Townline.Platform.Search;

namespace Townline.Requests.Duplicates;

/// <summary>The words of a report, cut to their first five letters so that "hole" meets "holes" and "bache" meets "baches" without a dictionary of any language.</summary>
internal sealed class ReportWords
{
    private const int Stem = 5;
    private const int MostWords = 200;
    private const int LongestRead = 4_000;
    private const int MostTold = 3;
    private const int ShortestTold = 4;

    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    private WordRarity? _weighedBy;
    private double _weight;

    public ReportWords(string text)
    {
        foreach (var word in SearchWords.Of(text.Length > LongestRead ? text[..LongestRead] : text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if ((word.Length > 1 || word[0] > 0x2E80) && _words.Count < MostWords)
            {
                _words.TryAdd(word.Length > Stem ? word[..Stem] : word, word);
            }
        }
    }

    public bool IsEmpty => _words.Count == 0;

    public IEnumerable<string> Stems => _words.Keys;

    /// <summary>Share of the telling words of the shorter that both have, 0 to 1; null when one has no words.</summary>
    public double? Likeness(ReportWords other, WordRarity rarity)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return null;
        }

        var (few, many) = _words.Count <= other._words.Count ? (_words, other._words) : (other._words, _words);
        var shared = 0.0;
        foreach (var stem in few.Keys)
        {
            shared += many.ContainsKey(stem) ? rarity.Of(stem) : 0;
        }

        var shorter = Math.Min(WeightBy(rarity), other.WeightBy(rarity));
        // Three more than there are: two words in common of two say less than twenty of twenty.
        return shared / (shorter + 3);
    }

    /// <summary>The most telling words that both have, in this one's order and writing.</summary>
    public IReadOnlyList<string> Shared(ReportWords other, WordRarity rarity)
    {
        var both = _words.Where(word => word.Value.Length >= ShortestTold && other._words.ContainsKey(word.Key)).Select(word => word.Key).ToList();
        var told = both.OrderByDescending(stem => rarity.Of(stem)).Take(MostTold).ToHashSet(StringComparer.Ordinal);
        return [.. both.Where(told.Contains).Select(stem => _words[stem])];
    }

    private double WeightBy(WordRarity rarity)
    {
        if (_weighedBy != rarity)
        {
            (_weighedBy, _weight) = (rarity, _words.Keys.Sum(rarity.Of));
        }

        return _weight;
    }
}
