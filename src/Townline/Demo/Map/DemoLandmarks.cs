namespace Townline.Demo.Map;

/// <summary>Public places of Riverton, each at the free address nearest to where it was drawn.</summary>
internal static class DemoLandmarks
{
    private static readonly (string Name, string Kind, Spot At)[] Drawn =
    [
        ("City Hall", "office", new(6550, 5720)), ("Riverton Public Library", "library", new(6250, 5950)), ("Market Hall", "market", new(6050, 5600)),
        ("Riverton Station", "station", new(7150, 4750)), ("Wend Valley Hospital", "hospital", new(8300, 5950)), ("Old Mill Museum", "museum", new(5750, 2650)),
        ("Lantern Theater", "theater", new(6800, 6050)), ("Westside Community Center", "community", new(3050, 5650)),
        ("Northgate Community Center", "community", new(7900, 7950)), ("Pippin Hill Elementary", "school", new(2500, 7600)),
        ("Willow Bend Elementary", "school", new(3300, 2900)), ("Heron Street School", "school", new(6300, 7000)), ("Southfield Middle School", "school", new(8500, 4100)),
        ("Wend Valley High School", "school", new(9000, 6000)), ("Millside Branch Library", "library", new(3600, 4000)),
        ("Central Fire Station", "fire", new(6850, 5300)), ("Municipal Pool", "pool", new(8900, 3700)), ("Public Works Depot", "depot", new(4500, 3300)),
        ("Water Works", "works", new(6150, 8900)), ("Riverton Community College", "college", new(9550, 5600)),
    ];

    public static List<DemoLandmark> Among(IReadOnlyList<DemoAddress> addresses)
    {
        var spots = addresses.Select(a => Frame.ToSpot(a.At)).ToList();
        var taken = new HashSet<int>();
        return [.. Drawn.Select(d =>
        {
            var nearest = Enumerable.Range(0, spots.Count).Where(i => !taken.Contains(i)).MinBy(i => spots[i].To(d.At));
            taken.Add(nearest);
            return new DemoLandmark(d.Name, d.Kind, addresses[nearest]);
        })];
    }
}
