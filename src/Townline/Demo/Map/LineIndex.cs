namespace Townline.Demo.Map;

/// <summary>Lines cut into segments and sorted into squares of 100 m, to ask quickly what is near.</summary>
internal sealed class LineIndex
{
    private const double Square = 100;
    private readonly Dictionary<(int, int), List<Segment>> _squares = [];

    private readonly record struct Segment(int Line, Spot A, Spot B, Spot Way);

    public void Add(int line, IReadOnlyList<Spot> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var segment = new Segment(line, points[i - 1], points[i], (points[i] - points[i - 1]).Unit());
            foreach (var square in Touched(segment.A, segment.B, 0))
            {
                if (!_squares.TryGetValue(square, out var list))
                {
                    _squares[square] = list = [];
                }

                list.Add(segment);
            }
        }
    }

    /// <summary>Metres to the nearest line that runs more or less in this direction; more than <paramref name="reach"/> when none does.</summary>
    public double ToParallel(Spot from, Spot direction, double reach)
    {
        var best = reach + 1;
        foreach (var segment in Near(from, from, reach))
        {
            if (Math.Abs(segment.Way.Dot(direction)) > 0.75)
            {
                best = Math.Min(best, Lines.ToSegment(segment.A, segment.B, from));
            }
        }

        return best;
    }

    /// <summary>Metres to the nearest line other than one's own; more than <paramref name="reach"/> when there is none.</summary>
    public double ToOther(int own, Spot from, double reach) => Closest(from, reach, own).Metres;

    /// <summary>The nearest line other than one's own, looked for farther and farther up to <paramref name="reach"/>; 0 when there is none.</summary>
    public int Nearest(Spot from, double reach, int own = -1)
    {
        var (line, metres) = (0, double.MaxValue);
        for (var look = 150.0; metres > look && look < reach * 2; look *= 2)
        {
            (line, metres) = Closest(from, Math.Min(look, reach), own);
        }

        return line;
    }

    private (int Line, double Metres) Closest(Spot from, double reach, int own)
    {
        var best = (Line: 0, Metres: reach + 1);
        foreach (var segment in Near(from, from, reach))
        {
            var metres = segment.Line == own ? double.MaxValue : Lines.ToSegment(segment.A, segment.B, from);
            if (metres < best.Metres)
            {
                best = (segment.Line, metres);
            }
        }

        return best;
    }

    /// <summary>Where a segment crosses lines other than its own, nearest to its first point first.</summary>
    public List<(int Line, Spot At)> Crossings(int own, Spot a, Spot b)
    {
        var found = new HashSet<(int Line, Spot At)>();
        foreach (var segment in Near(a, b, 0))
        {
            if (segment.Line != own && Lines.Crossing(a, b, segment.A, segment.B) is { } at)
            {
                found.Add((segment.Line, at));
            }
        }

        return [.. found.OrderBy(c => a.To(c.At)).ThenBy(c => c.Line)];
    }

    private IEnumerable<Segment> Near(Spot a, Spot b, double reach)
    {
        foreach (var square in Touched(a, b, reach))
        {
            foreach (var segment in _squares.GetValueOrDefault(square) ?? [])
            {
                yield return segment;
            }
        }
    }

    private static IEnumerable<(int, int)> Touched(Spot a, Spot b, double reach)
    {
        var (west, east) = (Cell(Math.Min(a.X, b.X) - reach), Cell(Math.Max(a.X, b.X) + reach));
        var (south, north) = (Cell(Math.Min(a.Y, b.Y) - reach), Cell(Math.Max(a.Y, b.Y) + reach));
        for (var x = west; x <= east; x++)
        {
            for (var y = south; y <= north; y++)
            {
                yield return (x, y);
            }
        }
    }

    private static int Cell(double metres) => (int)Math.Floor(metres / Square);
}
