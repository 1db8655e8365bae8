namespace Townline.Requests.Duplicates;

/// <summary>How telling a word is among the candidates of one question: what every report around says ("street", "please", the labels of a form) counts little.</summary>
internal sealed class WordRarity
{
    // As if there were this many more reports, so that among three candidates no word is common yet.
    private const int Smoothing = 20;

    private readonly Dictionary<string, double> _rarity = new(StringComparer.Ordinal);
    private readonly double _unheard;

    public WordRarity(IEnumerable<ReportWords> reports)
    {
        var all = 0;
        foreach (var report in reports)
        {
            all++;
            foreach (var stem in report.Stems)
            {
                _rarity[stem] = _rarity.GetValueOrDefault(stem) + 1;
            }
        }

        foreach (var (stem, count) in _rarity)
        {
            _rarity[stem] = Rarity(all, count);
        }

        _unheard = Rarity(all, 0);
    }

    /// <summary>Above 0; larger for rarer words.</summary>
    public double Of(string stem) => _rarity.GetValueOrDefault(stem, _unheard);

    private static double Rarity(int all, double count) => Math.Log((all + Smoothing) / (count + 0.5));
}
