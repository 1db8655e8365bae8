namespace Townline.Demo.Map;

/// <summary>The streets that hold the town together, drawn by hand: over the four bridges and under the railway.</summary>
internal static class MainStreets
{
    public static IReadOnlyList<(string Name, IReadOnlyList<Spot> Line)> All { get; } =
    [
        Street("Main Street", new(0, 6350), new(1600, 6150), new(3100, 5950), new(4300, 5900), new(5700, 5720), new(7200, 5400),
            new(8300, 5900), new(9500, 6350), new(10700, 6200), new(12000, 6050)),
        Street("Mill Road", new(0, 1850), new(2000, 2050), new(4100, 2500), new(5200, 2700), new(6400, 2500), new(7800, 2250), new(9500, 1550),
            new(12000, 1950)),
        Street("Orchard Avenue", new(0, 8250), new(1800, 8050), new(3500, 7700), new(4900, 7550), new(6000, 7450), new(7300, 7750), new(9200, 8050),
            new(10800, 7900), new(12000, 8050)),
        Street("Ferry Street", new(0, 4150), new(1900, 3950), new(3600, 4150), new(4800, 4250), new(5450, 5000), new(6150, 5620)),
        Street("Station Avenue", new(7950, 0), new(7750, 1400), new(7700, 2600), new(7550, 3900), new(7450, 4800), new(7200, 5400), new(7150, 6500),
            new(7350, 7750), new(7500, 8900), new(7650, 10000)),
        Street("College Avenue", new(9950, 0), new(9650, 1500), new(9600, 3100), new(9450, 4700), new(9500, 6350), new(9250, 8050), new(9500, 10000)),
        Street("Quarry Road", new(2250, 0), new(2150, 2050), new(2450, 4000), new(2300, 6050), new(2050, 8000), new(2350, 10000)),
        Street("West River Road", new(5600, 0), new(5150, 1300), new(5150, 2650), new(5350, 3500), new(4800, 4250), new(3950, 5150), new(3700, 5930),
            new(4000, 6900), new(4450, 7620), new(4050, 8500), new(3250, 9200), new(3100, 10000)),
        Street("Lighthorse Road", new(7200, 5400), new(7900, 6150), new(8900, 7050), new(9250, 8050)),
        Street("Ridge Road", new(7720, 2270), new(8700, 2250), new(9600, 3100), new(10750, 3850), new(11250, 5100), new(10950, 6180), new(10650, 7150),
            new(10000, 7980)),
        Street("Kiln Road", new(0, 400), new(1400, 900), new(2150, 2050), new(3400, 3000), new(3750, 4180)),
    ];

    /// <summary>Which main street crosses the Wend on which bridge, and where.</summary>
    public static IReadOnlyList<(string Name, string Street, Spot At)> Bridges { get; } =
    [
        Bridge("Mill Bridge", "Mill Road"),
        Bridge("Ferry Bridge", "Ferry Street"),
        Bridge("Founders Bridge", "Main Street"),
        Bridge("Orchard Bridge", "Orchard Avenue"),
    ];

    /// <summary>Where Station Avenue dips under the railway, and where the water stands after a cloudburst.</summary>
    public static Spot Underpass { get; } = Lines.Crossing(Landscape.Railway, Line("Station Avenue"))!.Value;

    private static readonly List<(IReadOnlyList<Spot> Line, Spot Low, Spot High)> Boxes =
    [
        .. All.Select(s => (s.Line, new Spot(s.Line.Min(p => p.X), s.Line.Min(p => p.Y)), new Spot(s.Line.Max(p => p.X), s.Line.Max(p => p.Y)))),
    ];

    /// <summary>The main streets whose box comes within so many metres of a spot.</summary>
    public static IEnumerable<IReadOnlyList<Spot>> Near(Spot at, double metres) => Boxes
        .Where(b => at.X > b.Low.X - metres && at.X < b.High.X + metres && at.Y > b.Low.Y - metres && at.Y < b.High.Y + metres)
        .Select(b => b.Line);

    public static IReadOnlyList<Spot> Line(string name) => All.First(s => s.Name == name).Line;

    private static (string Name, IReadOnlyList<Spot> Line) Street(string name, params Spot[] corners) => (name, Lines.Smooth(corners));

    private static (string Name, string Street, Spot At) Bridge(string name, string street) =>
        (name, street, Lines.Crossing(Landscape.River, Line(street))!.Value);
}
