using System.Text.Json;

namespace Townline.Demo.Map;

/// <summary>Gives the traced lines their names: a theme for each part of the town, an ending that fits the street's length and bend.</summary>
internal sealed class StreetNames
{
    private static readonly string[] Ordinals =
        ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth"];

    private static readonly Spot Centre = new(6450, 5600);

    private readonly Dictionary<string, Queue<string>> _stems;
    private readonly HashSet<string> _given = [];
    private readonly Dice _dice = Dice.For("street names");

    private StreetNames(Dictionary<string, string[]> themes) => _stems = themes
        .OrderBy(t => t.Key, StringComparer.Ordinal)
        .ToDictionary(t => t.Key, t => new Queue<string>(_dice.Shuffle(t.Value)));

    /// <summary>One name for each line, no name twice.</summary>
    public static List<string> For(IReadOnlyList<IReadOnlyList<Spot>> lines)
    {
        var names = new StreetNames(DemoFiles.Read<Dictionary<string, string[]>>("Map/street-names.json"));
        var numbered = Numbered(lines);
        return [.. lines.Select((line, i) => numbered.GetValueOrDefault(i) ?? names.Next(line))];
    }

    /// <summary>The longest streets that run north and south through the old grid are counted from the river, as such towns do.</summary>
    private static Dictionary<int, string> Numbered(IReadOnlyList<IReadOnlyList<Spot>> lines) => lines
        .Select((line, i) => (Index: i, Line: line, Middle: Middle(line)))
        .Where(l => l.Middle.To(Centre) < 900 && Lines.Length(l.Line) > 380 && Math.Abs((l.Line[^1] - l.Line[0]).Unit().Y) > 0.8)
        .OrderByDescending(l => Lines.Length(l.Line)).Take(Ordinals.Length)
        .OrderBy(l => l.Middle.X + (l.Middle.Y * 0.2))
        .Select((l, order) => (l.Index, Name: $"{Ordinals[order]} Street"))
        .ToDictionary(l => l.Index, l => l.Name);

    private string Next(IReadOnlyList<Spot> line)
    {
        var stems = _stems[Theme(Middle(line))];
        string name;
        do
        {
            // A stem goes back to the end of the row: when all are used there is a Heron Court beside Heron Street.
            var stem = stems.Dequeue();
            stems.Enqueue(stem);
            name = $"{stem} {_dice.Pick(Endings(line))}";
        }
        while (!_given.Add(name));
        return name;
    }

    private string Theme(Spot middle) => Districts.Of(middle).Code switch
    {
        _ when middle.To(Centre) < 950 => "old town",
        "old-town" => _dice.Chance(65) ? "people" : "northgate",
        var code => code.Replace('-', ' '),
    };

    private static string[] Endings(IReadOnlyList<Spot> line)
    {
        var length = Lines.Length(line);
        var straight = line[0].To(line[^1]) / length;
        return (length, straight) switch
        {
            (_, < 0.4) => ["Circle", "Ring", "Crescent"],
            ( < 260, _) => ["Court", "Place", "Lane", "Close", "Row"],
            (_, < 0.9) => ["Drive", "Crescent", "Way", "Bend"],
            ( < 600, _) => ["Street", "Lane", "Terrace", "Street", "Way"],
            ( < 1000, _) => ["Street", "Street", "Drive", "Avenue", "Road"],
            _ => ["Avenue", "Road", "Avenue", "Street"],
        };
    }

    private static Spot Middle(IReadOnlyList<Spot> line) => Lines.At(line, Lines.Length(line) / 2).At;
}
