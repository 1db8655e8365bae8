namespace Townline.Demo.Map;

/// <summary>
/// Which way streets run at a place, and how close together. Directions without a sign are added up as doubled angles
/// (a tensor field), so the grid downtown, the rings of the suburbs, the river and the main streets each pull as far as they reach.
/// </summary>
internal static class StreetField
{
    // The old grid lies askew between the river and the station; the surveyors of the rest followed the compass more or less.
    private static readonly Spot OldGrid = new Spot(0.974, -0.225).Unit();
    private static readonly Spot Survey = new Spot(0.997, 0.07).Unit();

    // Suburbs whose streets run round a centre, stretched east-west or north-south, and how strongly they do.
    private static readonly (Spot Centre, double Reach, Spot Stretch, double Pull)[] Rings =
    [
        (new(2950, 7150), 900, new(0.8, 1.2), 1.6), (new(8450, 8550), 850, new(1.1, 0.9), 1.4), (new(10450, 3200), 800, new(1.3, 0.6), 0.8),
        (new(3300, 1450), 800, new(0.6, 1.4), 1.0), (new(900, 3500), 900, new(1, 1), 0.6), (new(10500, 7100), 900, new(1.4, 0.7), 0.7),
        (new(8700, 900), 800, new(0.7, 1.2), 0.9),
    ];

    // Neighbourhoods: centre, how far they reach, and metres between streets in their middle.
    private static readonly (Spot Centre, double Reach, double Gap)[] Built =
    [
        (new(6450, 5600), 1500, 150), (new(6000, 6700), 1700, 230), (new(3000, 5200), 1700, 260), (new(2700, 7300), 1750, 290),
        (new(3500, 3200), 1700, 260), (new(8300, 4000), 1700, 265), (new(8500, 6600), 1700, 265), (new(8300, 8400), 1600, 290),
        (new(9900, 3200), 1500, 300), (new(8700, 1300), 1300, 300), (new(3200, 1500), 1100, 290), (new(1200, 3300), 1000, 300),
        (new(10300, 6900), 1150, 290), (new(5900, 8700), 1000, 290),
    ];

    private const double Mesh = 100;
    private static readonly Dictionary<(int, int), Spot> Known = [];

    /// <summary>The direction (length 1) in which streets run; the others cross it at a right angle.</summary>
    public static Spot Direction(Spot at)
    {
        var (x, y) = (Math.Floor(at.X / Mesh), Math.Floor(at.Y / Mesh));
        var (east, north) = ((at.X / Mesh) - x, (at.Y / Mesh) - y);
        var south = (Pull((int)x, (int)y) * (1 - east)) + (Pull((int)x + 1, (int)y) * east);
        var top = (Pull((int)x, (int)y + 1) * (1 - east)) + (Pull((int)x + 1, (int)y + 1) * east);
        return Halved((south * (1 - north)) + (top * north));
    }

    /// <summary>Metres between neighbouring streets, or 0 where nothing is built.</summary>
    public static double Gap(Spot at)
    {
        var gap = double.MaxValue;
        foreach (var (centre, reach, middle) in Built)
        {
            var far = at.To(centre) / reach;
            if (far < 1)
            {
                gap = Math.Min(gap, middle * (1 + (0.5 * far * far)));
            }
        }

        return gap == double.MaxValue ? 0 : gap;
    }

    /// <summary>The sum of all pulls at a knot of a mesh of 100 m, worked out once; between the knots it is interpolated.</summary>
    private static Spot Pull(int x, int y)
    {
        if (!Known.TryGetValue((x, y), out var pull))
        {
            Known[(x, y)] = pull = Pull(new Spot(x * Mesh, y * Mesh));
        }

        return pull;
    }

    private static Spot Pull(Spot at)
    {
        var sum = Doubled(Survey) * 0.35;
        sum += Doubled(OldGrid) * (3 * Fade(at.To(new Spot(6450, 5600)), 900));
        foreach (var (centre, reach, stretch, pull) in Rings)
        {
            var outward = new Spot((at.X - centre.X) * stretch.X, (at.Y - centre.Y) * stretch.Y);
            sum += Doubled(outward.Unit().Left()) * (pull * Fade(at.To(centre), reach));
        }

        var (toRiver, downstream) = Lines.Distance(Landscape.River, at);
        sum += Doubled(downstream) * (1.2 * Fade(toRiver, 450));
        foreach (var line in MainStreets.Near(at, 700))
        {
            var (metres, along) = Lines.Distance(line, at);
            sum += SameWay(Doubled(along), sum) * (0.7 * Fade(metres, 200));
        }

        return sum;
    }

    private static double Fade(double metres, double reach) => 1 / (1 + (metres * metres * metres * metres / (reach * reach * reach * reach)));

    private static Spot Doubled(Spot d) => new((d.X * d.X) - (d.Y * d.Y), 2 * d.X * d.Y);

    // A street that runs across the field is as good a neighbour as one that runs along it: half a turn of the doubled angle.
    private static Spot SameWay(Spot doubled, Spot sum) => doubled.Dot(sum) < 0 ? doubled * -1 : doubled;

    private static Spot Halved(Spot doubled)
    {
        var unit = doubled.Unit();
        var x = Math.Sqrt(Math.Max(0, (1 + unit.X) / 2));
        var y = Math.Sqrt(Math.Max(0, (1 - unit.X) / 2));
        return new Spot(x, unit.Y < 0 ? -y : y);
    }
}
