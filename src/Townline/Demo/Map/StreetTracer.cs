namespace Townline.Demo.Map;

/// <summary>Draws the local streets: follows the field from seeds beside what is there already, as towns grow.</summary>
internal sealed class StreetTracer
{
    private const double Step = 20;
    private const double Shortest = 140;
    private readonly LineIndex _drawn = new();
    private readonly List<IReadOnlyList<Spot>> _lines = [];
    private readonly Queue<(Spot At, bool Across)> _seeds = [];

    /// <summary>All lines, the main streets first, the others not yet trimmed at their ends.</summary>
    public static List<IReadOnlyList<Spot>> Trace()
    {
        var tracer = new StreetTracer();
        foreach (var (_, line) in MainStreets.All)
        {
            tracer.Draw(Lines.Walk(line, Step));
        }

        while (tracer._seeds.TryDequeue(out var seed))
        {
            tracer.Grow(seed.At, seed.Across);
        }

        return tracer._lines;
    }

    private void Draw(IReadOnlyList<Spot> line)
    {
        _drawn.Add(_lines.Count, line);
        _lines.Add(line);
        Seed(line);
    }

    /// <summary>Seeds the next streets: one gap to either side running along, and crossing streets a gap apart.</summary>
    private void Seed(IReadOnlyList<Spot> line)
    {
        var walked = 0.0;
        for (var i = 1; i < line.Count; i++)
        {
            var gap = StreetField.Gap(line[i]);
            walked += Step;
            if (gap == 0 || walked < gap)
            {
                continue;
            }

            walked = 0;
            var way = (line[i] - line[i - 1]).Unit();
            var across = Math.Abs(way.Dot(StreetField.Direction(line[i]))) < 0.7;
            _seeds.Enqueue((line[i] + (way.Left() * gap), across));
            _seeds.Enqueue((line[i] - (way.Left() * gap), across));
            _seeds.Enqueue((line[i] + (way.Left() * Step), !across));
            _seeds.Enqueue((line[i] - (way.Left() * Step), !across));
        }
    }

    private void Grow(Spot seed, bool across)
    {
        var way = Way(seed, across);
        if (!Free(seed, seed, way, 0.85))
        {
            return;
        }

        var forward = Follow(seed, way, across);
        var back = Follow(seed, way * -1, across);
        List<Spot> line = [.. Enumerable.Reverse(back), seed, .. forward];
        if (Lines.Length(line) >= Shortest)
        {
            Draw(line);
        }
    }

    private List<Spot> Follow(Spot seed, Spot way, bool across)
    {
        var (line, at) = (new List<Spot>(), seed);
        while (line.Count < 200)
        {
            var next = Way(at + (way * (Step / 2)), across);
            way = next.Dot(way) < 0 ? next * -1 : next;
            var to = at + (way * Step);
            if (!Free(at, to, way, 0.55) || (line.Count > 8 && to.To(seed) < 60))
            {
                break;
            }

            line.Add(to);
            at = to;
        }

        return line;
    }

    private static Spot Way(Spot at, bool across)
    {
        var along = StreetField.Direction(at);
        return across ? along.Left() : along;
    }

    /// <summary>Whether a street may go on to here: built land, dry, no park, not over the rails, no neighbour too close.</summary>
    private bool Free(Spot from, Spot to, Spot way, double share)
    {
        var gap = StreetField.Gap(to);
        return gap > 0
            && Frame.Holds(to)
            && _drawn.ToParallel(to, way, gap * share) > gap * share
            && Landscape.ToWater(to) > 35
            && Landscape.ParkAt(to) is null
            && (from == to || Lines.Crossing([from, to], Landscape.Railway) is null);
    }
}
