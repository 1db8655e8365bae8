namespace Townline.Demo.Map;

/// <summary>Makes a street network of traced lines: loose ends are joined or cut back, long lines change their name at a crossing.</summary>
internal sealed class StreetNet
{
    private const double LooseEnd = 90;
    private const double Reach = 160;
    private readonly LineIndex _index = new();
    private readonly List<IReadOnlyList<Spot>> _lines;
    private readonly int _main;

    private StreetNet(List<IReadOnlyList<Spot>> lines, int main)
    {
        (_lines, _main) = (lines, main);
        for (var i = 0; i < lines.Count; i++)
        {
            _index.Add(i, lines[i]);
        }
    }

    /// <summary>The local streets of the town, tidy; the first <paramref name="main"/> lines are main streets and stay out.</summary>
    public static List<IReadOnlyList<Spot>> Tidy(List<IReadOnlyList<Spot>> lines, int main)
    {
        var net = new StreetNet(lines, main);
        var tidy = Enumerable.Range(main, lines.Count - main).Select(net.Ends).Where(l => l.Line.Count > 1).ToList();
        var dice = Dice.For("street lengths");
        return [.. tidy.SelectMany(l => net.Cut(l.Own, l.Line, dice)).Where(l => Lines.Length(l) > 110)];
    }

    /// <summary>A line with both its ends joined to a street, or cut back to its last crossing; empty when it joins nothing.</summary>
    private (int Own, List<Spot> Line) Ends(int own)
    {
        var line = End(own, _lines[own]);
        line.Reverse();
        line = End(own, line);
        return (own, line);
    }

    private List<Spot> End(int own, IReadOnlyList<Spot> line)
    {
        var points = line.ToList();
        var (tail, last) = (0.0, -1);
        for (var i = points.Count - 1; i > 0 && last < 0; i--)
        {
            var crossings = _index.Crossings(own, points[i], points[i - 1]);
            if (crossings.Count > 0)
            {
                tail += points[i].To(crossings[0].At);
                last = i;
                points = tail < LooseEnd ? [.. points.Take(i), crossings[0].At] : Extended(own, points);
            }
            else
            {
                tail += points[i].To(points[i - 1]);
            }
        }

        return last < 0 ? Extended(own, points, orNothing: true) : points;
    }

    private List<Spot> Extended(int own, List<Spot> points, bool orNothing = false)
    {
        if (points.Count < 2)
        {
            return [];
        }

        var end = points[^1];
        var beyond = end + ((end - points[^2]).Unit() * Reach);
        var ahead = _index.Crossings(own, end, beyond);
        var clear = ahead.Count > 0 && Lines.Crossing([end, ahead[0].At], Landscape.Railway) is null
            && Lines.Walk([end, ahead[0].At], 20).All(p => Landscape.ToWater(p) > 25 && Landscape.ParkAt(p) is null);
        return clear ? [.. points, ahead[0].At] : orNothing ? [] : points;
    }

    /// <summary>Cuts a long line into streets of their own: often at a main street, and at some crossing when it grows too long.</summary>
    private IEnumerable<IReadOnlyList<Spot>> Cut(int own, List<Spot> line, Dice dice)
    {
        var (piece, walked, longest) = (new List<Spot> { line[0] }, 0.0, dice.Between(700, 1700));
        for (var i = 1; i < line.Count; i++)
        {
            foreach (var (other, at) in _index.Crossings(own, line[i - 1], line[i]))
            {
                var left = Lines.Length([at, .. line.Skip(i)]);
                if (walked > 200 && left > 200 && (walked > longest || (other < _main && dice.Chance(55))))
                {
                    yield return [.. piece, at];
                    (piece, walked, longest) = ([at], 0, dice.Between(700, 1700));
                }
            }

            walked += piece[^1].To(line[i]);
            piece.Add(line[i]);
        }

        yield return piece;
    }
}
