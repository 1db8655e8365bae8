using Townline.Demo.Map;

namespace Townline.Demo.Stories;

/// <summary>Where a report points to: a point, how one writes it, and what stands around it for the telling.</summary>
internal sealed record DemoPlace(
    GeoPoint At,
    string Address,
    string? Zip,
    string? HouseCode,
    string District,
    string Street,
    string Cross,
    string Landmark,
    string? Park)
{
    /// <summary>What kind of spot it is besides a street: at a bridge, at the underpass, close to the river.</summary>
    public IReadOnlyList<string> Spots { get; } = [.. SpotsAt(Frame.ToSpot(At))];

    private static IEnumerable<string> SpotsAt(Spot at)
    {
        if (at.To(MainStreets.Underpass) < 180)
        {
            yield return "underpass";
        }

        if (MainStreets.Bridges.Any(b => b.At.To(at) < 220))
        {
            yield return "bridge";
        }

        if (Lines.Distance(Landscape.River, at).Metres < 350)
        {
            yield return "river";
        }
    }
}

/// <summary>Finds places for reports: houses, parks, the river bank, signals, landmarks; some spots have more trouble than others.</summary>
internal sealed class DemoPlaces
{
    private readonly List<(Spot At, DemoAddress House)> _houses;
    private readonly List<(Spot At, DemoAddress House)> _mainHouses;
    private readonly List<(Spot At, DemoAddress House)> _downtown;
    private readonly List<(Spot At, DemoLandmark Landmark)> _landmarks;
    private readonly List<DemoStreet> _streets;
    private readonly LineIndex _index = new();
    private readonly List<(string Name, Spot At)> _signals;

    public DemoPlaces(Town town)
    {
        _streets = [.. town.Streets.Where(s => s.Kind is "main" or "local")];
        _houses = [.. town.Addresses.Select(a => (Frame.ToSpot(a.At), a))];
        var main = _streets.Where(s => s.Kind == "main").Select(s => s.Name).ToHashSet();
        _mainHouses = [.. _houses.Where(h => main.Contains(h.House.Street) && StreetField.Gap(h.At) > 0)];
        _downtown = Within(town.Areas.First(a => a.Code == "downtown"), _houses);
        _landmarks = [.. town.Landmarks.Select(l => (Frame.ToSpot(l.Address.At), l))];
        for (var i = 0; i < _streets.Count; i++)
        {
            _index.Add(i, [.. _streets[i].Line.Select(Frame.ToSpot)]);
        }

        _signals = [.. MainStreets.All.SelectMany((a, i) => MainStreets.All.Skip(i + 1)
            .Select(b => (Name: $"{a.Name} and {b.Name}", At: Lines.Crossing(a.Line, b.Line)))
            .Where(c => c.At is not null).Select(c => (c.Name, c.At!.Value)))];
    }

    /// <summary>A place of a kind (street, main, home, park, river, signal, landmark, downtown); <paramref name="near"/> narrows it to x, y, radius.</summary>
    public DemoPlace Find(string kind, DemoAddress? home, IReadOnlyList<double>? near, Dice dice) => kind switch
    {
        "home" when home is not null => AtHouse(Frame.ToSpot(home.At), home),
        "park" => AtPark(dice),
        "river" => AtRiver(dice),
        "signal" => AtSignal(near, dice),
        "landmark" => AtHouse(dice.Pick(_landmarks).Landmark.Address),
        "downtown" => AtHouse(Pick(_downtown, null, dice)),
        "main" => AtHouse(Pick(_mainHouses, near, dice)),
        _ => AtHouse(Pick(_houses, near, dice)),
    };

    private static DemoAddress Pick(List<(Spot At, DemoAddress House)> houses, IReadOnlyList<double>? near, Dice dice)
    {
        if (near is null)
        {
            return dice.Pick(houses).House;
        }

        var centre = new Spot(near[0], near[1]);
        var close = houses.Where(h => h.At.To(centre) <= near[2]).ToList();
        return close.Count > 0 ? dice.Pick(close).House : houses.MinBy(h => h.At.To(centre)).House;
    }

    private DemoPlace AtHouse(DemoAddress house) => AtHouse(Frame.ToSpot(house.At), house);

    private DemoPlace AtHouse(Spot at, DemoAddress house) =>
        new(Frame.ToGeo(at), house.Line, house.Zip, house.Code, house.District, house.Street, Cross(at, house.Street), Landmark(at), null);

    private DemoPlace AtPark(Dice dice)
    {
        var park = dice.Pick(Landscape.Parks);
        var middle = park.Ring.Aggregate((a, b) => a + b) * (1.0 / park.Ring.Count);
        var at = park.Ring[dice.Below(park.Ring.Count)];
        return Named(middle + ((at - middle) * (0.8 * dice.Unit())), park.Name, park.Name);
    }

    private DemoPlace AtRiver(Dice dice)
    {
        var (at, along) = Lines.At(Landscape.River, dice.Between(1500, 9500));
        var bank = at + (along.Left() * ((dice.Chance(50) ? 1 : -1) * (Landscape.RiverHalf + dice.Between(4, 30))));
        return Named(bank, "River Wend, bank", null);
    }

    private DemoPlace AtSignal(IReadOnlyList<double>? near, Dice dice)
    {
        var (name, at) = near is null ? dice.Pick(_signals) : _signals.MinBy(s => s.At.To(new Spot(near[0], near[1])));
        return Named(at, name, null) with { Street = name };
    }

    private DemoPlace Named(Spot at, string address, string? park)
    {
        var (district, zip) = Districts.Of(at);
        var street = _streets[_index.Nearest(at, 4000)].Name;
        return new(Frame.ToGeo(at), address, zip, null, district, street, Cross(at, street), Landmark(at), park);
    }

    private string Cross(Spot at, string own)
    {
        var mine = _streets.FindIndex(s => s.Name == own);
        return _streets[_index.Nearest(at, 900, mine)].Name;
    }

    private string Landmark(Spot at) => _landmarks.MinBy(l => l.At.To(at)).Landmark.Name;

    private static List<(Spot At, DemoAddress House)> Within(DemoArea area, List<(Spot At, DemoAddress House)> houses)
    {
        List<Spot> ring = [.. area.Ring.Select(Frame.ToSpot)];
        return [.. houses.Where(h => Lines.Inside(ring, h.At))];
    }
}
