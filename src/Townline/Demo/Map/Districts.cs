namespace Townline.Demo.Map;

/// <summary>The town's outline, its four districts (they share their borders point by point, so they tile it), zones, parks and water.</summary>
internal static class Districts
{
    private static readonly List<Spot> River = [.. Landscape.River];
    private static readonly List<Spot> Rails = [.. Landscape.Railway];
    private static readonly List<Spot> Orchard = [.. MainStreets.Line("Orchard Avenue")];

    /// <summary>Code, name, zip code and outline of each district. 419 is a prefix that no real post office has.</summary>
    public static IReadOnlyList<(string Code, string Name, string Zip, IReadOnlyList<Spot> Ring)> Four { get; } = Cut();

    public static IReadOnlyList<DemoArea> All { get; } =
    [
        new("riverton", "town", Town.Name, Frame.ToGeo([new(0, 0), new(Frame.Width, 0), new(Frame.Width, Frame.Height), new(0, Frame.Height)])),
        .. Four.Select(d => new DemoArea(d.Code, "district", d.Name, Frame.ToGeo(d.Ring))),
        new("downtown", "service", "Downtown meter zone", Frame.ToGeo([new(5350, 5500), new(6050, 5050), new(7250, 5050), new(7150, 6350), new(5650, 6500)])),
        new("riverside", "service", "River Wend and its banks", Frame.ToGeo(Lines.Band(Landscape.River, 260).Select(Inside))),
        .. Landscape.Parks.Select(p => new DemoArea(p.Code, "park", p.Name, Frame.ToGeo(p.Ring))),
        new(Landscape.RiverBed.Code, "water", Landscape.RiverBed.Name, Frame.ToGeo(Landscape.RiverBed.Ring.Select(Inside))),
        new(Landscape.Lake.Code, "water", Landscape.Lake.Name, Frame.ToGeo(Landscape.Lake.Ring)),
    ];

    /// <summary>The district a spot lies in.</summary>
    public static (string Code, string Zip) Of(Spot spot)
    {
        var (code, _, zip, _) = Four.First(d => Lines.Inside(d.Ring, spot));
        return (code, zip);
    }

    private static List<(string, string, string, IReadOnlyList<Spot>)> Cut()
    {
        // Cut the three borders where they meet, so that each district walks along exactly the same points.
        var atRails = Lines.Crossing(River, Rails)!.Value;
        var atOrchard = Lines.Crossing(River, Orchard)!.Value;
        var south = Before(River, atRails);
        var north = After(River, atOrchard);
        var between = After(River, atRails).Take(After(River, atRails).Count - north.Count).ToList();
        var rails = After(Rails, atRails);
        var orchard = After(Orchard, atOrchard);
        return
        [
            ("west-bank", "West Bank", "41901", [new(0, 0), .. south, atRails, .. between, atOrchard, .. north, new(0, Frame.Height)]),
            ("old-town", "Old Town", "41902", [atRails, .. rails, .. Reversed(orchard), atOrchard, .. Reversed(between)]),
            ("northgate", "Northgate", "41903", [atOrchard, .. orchard, new(Frame.Width, Frame.Height), .. Reversed(north)]),
            ("southfield", "Southfield", "41904", [.. south, atRails, .. rails, new(Frame.Width, 0)]),
        ];
    }

    private static List<Spot> Before(List<Spot> line, Spot cut) => line.Take(Segment(line, cut)).ToList();

    private static List<Spot> After(List<Spot> line, Spot cut) => line.Skip(Segment(line, cut)).ToList();

    // The index of the first point after the cut.
    private static int Segment(List<Spot> line, Spot cut) => Enumerable.Range(1, line.Count - 1)
        .MinBy(i => Lines.ToSegment(line[i - 1], line[i], cut));

    private static IEnumerable<Spot> Reversed(List<Spot> line) => Enumerable.Reverse(line);

    private static Spot Inside(Spot spot) => new(Math.Clamp(spot.X, 0, Frame.Width), Math.Clamp(spot.Y, 0, Frame.Height));
}
