using FsCheck;
using FsCheck.Fluent;
using Townline.Places.Contracts;
using Townline.Places.Shapes;

namespace Townline.Tests.Places.Shapes;

public class NearestIndexTests
{
    [Fact]
    public void Of_nothing_nothing_is_near() => Assert.Null(new NearestIndex<string>([]).Find(new(41.5, -81.6), 1_000));

    [Fact]
    public void A_line_is_measured_to_its_nearest_spot_in_metres()
    {
        var index = new NearestIndex<string>([(Draw.Line((-81.7, 41.5), (-81.5, 41.5)), "Main Street")]);
        var found = index.Find(new(41.501, -81.6), 200);
        Assert.Equal("Main Street", found!.Item);
        Assert.Equal(111.2, found.Metres, 0);
        Assert.Equal(new GeoPoint(41.5, -81.6).ToString(), found.Spot.ToString());
        Assert.Null(index.Find(new(41.501, -81.6), 100));
    }

    [Fact]
    public void A_degree_east_is_shorter_than_a_degree_north()
    {
        // 0.0012 degrees east are 100 m here, 0.001 degrees north 111 m.
        var index = new NearestIndex<string>([(Draw.Point(-81.5988, 41.5), "east"), (Draw.Point(-81.6, 41.501), "north")]);
        Assert.Equal("east", index.Find(new(41.5, -81.6), 500)!.Item);
    }

    [Fact]
    public void It_finds_what_measuring_every_one_finds() =>
        Prop.ForAll(
                TownPoints.NonEmptyListOf().Two().ToArbitrary(),
                given =>
                {
                    var index = new NearestIndex<GeoPoint>(given.Item1.Select(point => ((NetTopologySuite.Geometries.Geometry)Draw.Point(point.Long, point.Lat), point)));
                    return given.Item2.All(asked => Near(index.Find(asked, double.MaxValue)!.Metres, given.Item1.Min(asked.MetresTo)));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    // Choosing on a plane is out by the change of a degree's width across the town: 0.1 % over its 11 km.
    private static bool Near(double found, double nearest) => found >= nearest - 0.01 && found <= (nearest * 1.002) + 0.01;

    private static Gen<GeoPoint> TownPoints =>
        from north in Gen.Choose(0, 1_000)
        from east in Gen.Choose(0, 1_000)
        select new GeoPoint(41.45 + north / 10_000.0, -81.66 + east / 10_000.0);
}
