using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Townline.Places.Areas;
using Townline.Places.Contracts;

namespace Townline.Tests.Places.Areas;

public class AreaIndexTests
{
    private static readonly AreaShape Town = Shape(1, "town", Draw.Square(0, 0, 10));
    private static readonly AreaShape District = Shape(2, "district", Draw.Square(0, 0, 5));
    private static readonly AreaShape Park = Shape(3, "park", Draw.WithHole(Draw.Square(1, 1, 3), Draw.Square(2, 2, 1)));
    private static readonly AreaShape Islands = Shape(4, "service", Draw.Several(Draw.Square(0, 0, 1), Draw.Square(8, 8, 1)));
    private static readonly AreaIndex Index = new([Town, District, Park, Islands]);

    [Theory]
    [InlineData(6, 6, "1")]
    [InlineData(1.5, 1.5, "3 2 1")]
    [InlineData(2.5, 2.5, "2 1")] // in the hole of the park
    [InlineData(8.5, 8.5, "4 1")] // on the second island
    [InlineData(11, 5, "")]
    public void It_names_the_areas_of_a_point_smallest_first(double lat, double @long, string ids) =>
        Assert.Equal(ids, string.Join(' ', Index.At(new(lat, @long)).Select(area => area.Id)));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(10, 10)]
    [InlineData(5, 5)]
    public void The_edge_belongs_to_the_area(double lat, double @long) => Assert.Contains(Town.Area, Index.At(new(lat, @long)));

    [Fact]
    public void In_town_is_what_the_town_covers()
    {
        Assert.True(Index.IsInTown(new(5, 5)));
        Assert.False(Index.IsInTown(new(5, 10.1)));
    }

    [Fact]
    public void A_town_of_two_parts_is_both() =>
        Assert.True(new AreaIndex([Shape(1, "town", Draw.Square(0, 0, 1)), Shape(2, "town", Draw.Square(5, 5, 1))]).IsInTown(new(5.5, 5.5)));

    [Fact]
    public void Without_an_outline_every_place_is_in_town()
    {
        var index = new AreaIndex([District]);
        Assert.False(index.HasTown);
        Assert.True(index.IsInTown(new(-70, 170)));
    }

    [Fact]
    public void It_agrees_with_testing_every_area_for_any_shapes() =>
        Prop.ForAll(
                Triangles.ListOf().SelectMany(shapes => Spots.NonEmptyListOf().Select(spots => (shapes, spots))).ToArbitrary(),
                given =>
                {
                    var areas = given.shapes.Select((shape, id) => Shape(id, "zone", shape)).ToList();
                    var index = new AreaIndex(areas);
                    return given.spots.All(spot =>
                        index.At(spot).Select(area => area.Id).Order()
                            .SequenceEqual(areas.Where(area => area.Outline.Covers(Draw.Point(spot.Long, spot.Lat))).Select(area => area.Area.Id).Order())
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Many_may_ask_at_once()
    {
        var index = new AreaIndex(Enumerable.Range(0, 50).Select(n => Shape(n, "zone", Draw.Square(n % 10, n / 10, 1.5))));
        var expected = index.At(new(2.2, 3.3)).Count;
        Parallel.For(0, 20_000, _ => Assert.Equal(expected, index.At(new(2.2, 3.3)).Count));
    }

    private static AreaShape Shape(long id, string kind, Geometry outline) => new(new(id, kind, $"{id}", $"Area {id}"), outline);

    private static Gen<Polygon> Triangles =>
        from corners in Gen.Choose(0, 20).Two().ArrayOf(3)
        let polygon = Draw.Polygon([.. corners.Append(corners[0]).Select(corner => ((double)corner.Item1, (double)corner.Item2))])
        where polygon.Area > 0
        select polygon;

    private static Gen<GeoPoint> Spots => Gen.Choose(0, 40).Two().Select(pair => new GeoPoint(pair.Item1 / 2.0, pair.Item2 / 2.0));
}
