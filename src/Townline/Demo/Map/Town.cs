namespace Townline.Demo.Map;

/// <summary>A named part of the town. Kinds: town, district, park, water, service (where a service is offered). The ring is not closed by a repeated point.</summary>
internal sealed record DemoArea(string Code, string Kind, string Name, IReadOnlyList<GeoPoint> Ring);

/// <summary>A named line on the map. Kinds: main, local, river, creek, railway, bridge.</summary>
internal sealed record DemoStreet(string Kind, string Name, IReadOnlyList<GeoPoint> Line);

/// <summary>A house: the town's code for it, its number on a street, its district's code and its point.</summary>
internal sealed record DemoAddress(string Code, int Number, string Street, string Zip, string District, GeoPoint At)
{
    public string Line => $"{Number} {Street}";
}

/// <summary>A place people name when they tell where something is.</summary>
internal sealed record DemoLandmark(string Name, string Kind, DemoAddress Address);

/// <summary>Riverton on the map. It never changes: it depends on nothing but the code.</summary>
internal sealed record Town(
    IReadOnlyList<DemoArea> Areas,
    IReadOnlyList<DemoStreet> Streets,
    IReadOnlyList<DemoAddress> Addresses,
    IReadOnlyList<DemoLandmark> Landmarks)
{
    public const string Name = "Riverton";
    public const string JurisdictionId = "riverton.example";
    public const string TimeZone = "America/New_York";

    private static readonly Lazy<Town> Drawn = new(Draw);

    public static IReadOnlyList<string> Languages { get; } = ["en", "es"];

    public static Town Riverton => Drawn.Value;

    /// <summary>The box of the town: south, west, north, east.</summary>
    public static (GeoPoint SouthWest, GeoPoint NorthEast) Box => (Frame.SouthWest, Frame.NorthEast);

    private static Town Draw()
    {
        var main = MainStreets.All;
        var local = StreetNet.Tidy(StreetTracer.Trace(), main.Count);
        var names = StreetNames.For(local);
        List<(string Name, IReadOnlyList<Spot> Line)> streets = [.. main, .. local.Select((line, i) => (names[i], line))];
        var addresses = AddressBook.Along(streets);
        return new Town(Districts.All, [.. Drawing(streets)], addresses, DemoLandmarks.Among(addresses));
    }

    private static IEnumerable<DemoStreet> Drawing(List<(string Name, IReadOnlyList<Spot> Line)> streets)
    {
        yield return new("river", "River Wend", Frame.ToGeo(Landscape.River));
        yield return new("creek", "Fox Creek", Frame.ToGeo(Landscape.Creek));
        yield return new("railway", "Lakeshore Railroad", Frame.ToGeo(Landscape.Railway));
        foreach (var (name, street, at) in MainStreets.Bridges)
        {
            var along = Lines.Distance(MainStreets.Line(street), at).Along;
            yield return new("bridge", name, Frame.ToGeo([at - (along * 75), at + (along * 75)]));
        }

        for (var i = 0; i < streets.Count; i++)
        {
            yield return new(i < MainStreets.All.Count ? "main" : "local", streets[i].Name, Frame.ToGeo(streets[i].Line));
        }
    }
}
