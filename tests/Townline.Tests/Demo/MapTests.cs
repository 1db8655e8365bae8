using Townline.Demo.Map;

namespace Townline.Tests.Demo;

public class MapTests
{
    private static readonly Town Map = Town.Riverton;

    [Fact]
    public void The_box_is_12_by_10_km_around_41_50_N_81_60_W()
    {
        var (southWest, northEast) = Town.Box;

        Assert.Equal(41.50, (southWest.Lat + northEast.Lat) / 2, 5);
        Assert.Equal(-81.60, (southWest.Long + northEast.Long) / 2, 5);
        Assert.InRange((northEast.Lat - southWest.Lat) * 111.07, 9.99, 10.01);
        Assert.InRange((northEast.Long - southWest.Long) * 83.49, 11.99, 12.01);
    }

    [Fact]
    public void Everything_lies_in_the_box()
    {
        var points = Map.Areas.SelectMany(a => a.Ring).Concat(Map.Streets.SelectMany(s => s.Line)).Concat(Map.Addresses.Select(a => a.At));

        Assert.All(points, point => Assert.True(Frame.Holds(point), $"{point}"));
    }

    [Fact]
    public void Four_districts_tile_the_town()
    {
        Assert.Equal(4, Districts.Four.Count);
        Assert.Equal(Frame.Width * Frame.Height, Districts.Four.Sum(d => Lines.Area(d.Ring)), 0);
        var dice = Townline.Demo.Dice.For("anywhere");
        for (var i = 0; i < 3000; i++)
        {
            var spot = new Spot(dice.Unit() * Frame.Width, dice.Unit() * Frame.Height);
            Assert.Single(Districts.Four, d => Lines.Inside(d.Ring, spot));
        }
    }

    [Fact]
    public void Some_hundred_streets_have_a_name_each()
    {
        var streets = Map.Streets.Where(s => s.Kind is "main" or "local").ToList();

        Assert.InRange(streets.Count, 300, 500);
        Assert.Equal(streets.Count, streets.Select(s => s.Name).Distinct().Count());
        Assert.All(streets, s => Assert.True(s.Line.Count > 1, s.Name));
    }

    [Fact]
    public void Only_main_streets_cross_the_river_and_there_are_four_bridges()
    {
        var crossing = Map.Streets.Where(s => s.Kind is "main" or "local")
            .Where(s => Lines.Crossing([.. s.Line.Select(Frame.ToSpot)], Landscape.River) is not null)
            .Select(s => s.Name);

        Assert.Equal(MainStreets.Bridges.Select(b => b.Street).Order(), crossing.Order());
        Assert.Equal(4, Map.Streets.Count(s => s.Kind == "bridge"));
    }

    [Fact]
    public void About_six_thousand_houses_stand_on_their_streets_and_out_of_the_water()
    {
        var streets = Map.Streets.Where(s => s.Kind is "main" or "local").ToDictionary(s => s.Name, s => s.Line.Select(Frame.ToSpot).ToList());

        Assert.InRange(Map.Addresses.Count, 5500, 6500);
        Assert.All(Map.Addresses, a =>
        {
            var spot = Frame.ToSpot(a.At);
            Assert.InRange(Lines.Distance(streets[a.Street], spot).Metres, 0, 30);
            Assert.True(Landscape.ToWater(spot) > 5, a.Line);
        });
    }

    [Fact]
    public void No_two_houses_share_an_address_and_each_zip_is_its_districts()
    {
        Assert.Equal(Map.Addresses.Count, Map.Addresses.Select(a => a.Line).Distinct().Count());
        Assert.All(Map.Addresses, a => Assert.Equal(Districts.Four.First(d => d.Code == a.District).Zip, a.Zip));
    }

    [Fact]
    public void Geojson_rings_are_closed_and_run_anticlockwise()
    {
        var ring = GeoJson.Areas(Map)["features"]![1]!["geometry"]!["coordinates"]![0]!.AsArray();
        var points = ring.Select(p => new Spot((double)p![0]!, (double)p[1]!)).ToList();

        Assert.Equal(points[0], points[^1]);
        Assert.True(points.Zip(points.Skip(1), (a, b) => a.Cross(b)).Sum() > 0);
        Assert.Equal(Map.Addresses.Count, GeoJson.Addresses(Map)["features"]!.AsArray().Count);
    }
}
