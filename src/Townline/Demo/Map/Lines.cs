namespace Townline.Demo.Map;

/// <summary>The few things done with lines and rings on the plane. Only + - * / and square roots: exact everywhere.</summary>
internal static class Lines
{
    /// <summary>Rounds the corners of an open line and keeps its two ends (Chaikin).</summary>
    public static List<Spot> Smooth(IReadOnlyList<Spot> line, int times = 3)
    {
        var points = line.ToList();
        for (; times > 0; times--)
        {
            var next = new List<Spot> { points[0] };
            for (var i = 0; i < points.Count - 1; i++)
            {
                next.Add((points[i] * 0.75) + (points[i + 1] * 0.25));
                next.Add((points[i] * 0.25) + (points[i + 1] * 0.75));
            }

            next.Add(points[^1]);
            points = next;
        }

        return points;
    }

    /// <summary>Rounds the corners of a ring; the last point joins the first and is not repeated.</summary>
    public static List<Spot> SmoothRing(IReadOnlyList<Spot> ring, int times = 2)
    {
        var points = ring.ToList();
        for (; times > 0; times--)
        {
            points = [.. points.SelectMany((p, i) =>
            {
                var next = points[(i + 1) % points.Count];
                return new[] { (p * 0.75) + (next * 0.25), (p * 0.25) + (next * 0.75) };
            })];
        }

        return points;
    }

    public static double Length(IReadOnlyList<Spot> line)
    {
        var sum = 0.0;
        for (var i = 1; i < line.Count; i++)
        {
            sum += line[i - 1].To(line[i]);
        }

        return sum;
    }

    /// <summary>The point so many metres along a line, and the direction there.</summary>
    public static (Spot At, Spot Along) At(IReadOnlyList<Spot> line, double metres)
    {
        for (var i = 1; i < line.Count; i++)
        {
            var step = line[i - 1].To(line[i]);
            if (metres <= step || i == line.Count - 1)
            {
                var along = (line[i] - line[i - 1]).Unit();
                return (line[i - 1] + (along * Math.Min(metres, step)), along);
            }

            metres -= step;
        }

        throw new ArgumentException("A line has two points at least.", nameof(line));
    }

    /// <summary>A line with a point every so many metres, its end included.</summary>
    public static List<Spot> Walk(IReadOnlyList<Spot> line, double step)
    {
        var length = Length(line);
        var steps = Math.Max(1, (int)(length / step));
        return [.. Enumerable.Range(0, steps + 1).Select(i => At(line, length * i / steps).At)];
    }

    /// <summary>How far a point is from a line, and the direction of the line at its nearest place.</summary>
    public static (double Metres, Spot Along) Distance(IReadOnlyList<Spot> line, Spot from)
    {
        var best = (Metres: double.MaxValue, Along: new Spot(1, 0));
        for (var i = 1; i < line.Count; i++)
        {
            var (a, b) = (line[i - 1], line[i]);
            var metres = ToSegment(a, b, from);
            if (metres < best.Metres)
            {
                best = (metres, b - a);
            }
        }

        return (best.Metres, best.Along.Unit());
    }

    public static double ToSegment(Spot a, Spot b, Spot from)
    {
        var (wayX, wayY) = (b.X - a.X, b.Y - a.Y);
        var (x, y) = (from.X - a.X, from.Y - a.Y);
        var square = (wayX * wayX) + (wayY * wayY);
        var share = square < 1e-9 ? 0 : ((x * wayX) + (y * wayY)) / square;
        share = share < 0 ? 0 : share > 1 ? 1 : share;
        (x, y) = (x - (wayX * share), y - (wayY * share));
        return Math.Sqrt((x * x) + (y * y));
    }

    /// <summary>Where two segments cross, or null.</summary>
    public static Spot? Crossing(Spot a, Spot b, Spot c, Spot d)
    {
        var (r, s) = (b - a, d - c);
        var turn = r.Cross(s);
        if (turn is > -1e-9 and < 1e-9)
        {
            return null;
        }

        var t = (c - a).Cross(s) / turn;
        var u = (c - a).Cross(r) / turn;
        return t is >= 0 and <= 1 && u is >= 0 and <= 1 ? a + (r * t) : null;
    }

    /// <summary>The first place where two lines cross, or null.</summary>
    public static Spot? Crossing(IReadOnlyList<Spot> one, IReadOnlyList<Spot> other)
    {
        for (var i = 1; i < one.Count; i++)
        {
            for (var j = 1; j < other.Count; j++)
            {
                if (Crossing(one[i - 1], one[i], other[j - 1], other[j]) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a point lies inside a ring (even-odd rule).</summary>
    public static bool Inside(IReadOnlyList<Spot> ring, Spot at)
    {
        var inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            var (a, b) = (ring[i], ring[j]);
            if (a.Y > at.Y != b.Y > at.Y && at.X < ((b.X - a.X) * (at.Y - a.Y) / (b.Y - a.Y)) + a.X)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>The area of a ring in square metres.</summary>
    public static double Area(IReadOnlyList<Spot> ring) =>
        Math.Abs(ring.Select((p, i) => p.Cross(ring[(i + 1) % ring.Count])).Sum()) / 2;

    /// <summary>A ring that runs so many metres left and right of a line: a river's banks, a strip of land.</summary>
    public static List<Spot> Band(IReadOnlyList<Spot> line, double metres)
    {
        var sides = line.Select((p, i) =>
            (At: p, Across: (line[Math.Min(i + 1, line.Count - 1)] - line[Math.Max(i - 1, 0)]).Unit().Left() * metres)).ToList();
        return [.. sides.Select(s => s.At + s.Across), .. Enumerable.Reverse(sides).Select(s => s.At - s.Across)];
    }
}
