using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Townline.Places.GeoJson;

namespace Townline.Tests.Places.GeoJson;

public class GeoJsonWriterTests
{
    [Fact]
    public void Coordinates_are_rounded_and_what_falls_together_is_written_once() =>
        Assert.Equal(
            """{"type":"LineString","coordinates":[[-81.60001,41.5],[-81.6,41.5]]}""",
            Write(Draw.Line((-81.600012, 41.500001), (-81.600011, 41.500002), (-81.6, 41.5)))
        );

    [Fact]
    public void A_line_that_vanishes_is_null() => Assert.Equal("null", Write(Draw.Line((0, 0), (0.000001, 0))));

    [Fact]
    public void Holes_and_parts_that_vanish_are_left_out()
    {
        var speck = Draw.Square(0.5, 0.5, 0.000001);
        Assert.Equal(Write(Draw.Square(0, 0, 1)), Write(Draw.WithHole(Draw.Square(0, 0, 1), speck)));
        Assert.Equal("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]]]}""", Write(Draw.Several(speck, Draw.Square(0, 0, 1))));
    }

    [Fact]
    public void Outer_rings_run_anticlockwise_and_holes_clockwise()
    {
        var clockwise = (Polygon)Draw.WithHole(Draw.Square(0, 0, 9), Draw.Square(1, 1, 1)).Reverse();
        var again = (Polygon)Read(Write(clockwise));
        Assert.True(Orientation.IsCCW(again.ExteriorRing.Coordinates));
        Assert.False(Orientation.IsCCW(again.GetInteriorRingN(0).Coordinates));
    }

    [Fact]
    public void What_is_written_is_read_again_the_same() =>
        Prop.ForAll(
                Shapes.ToArbitrary(),
                shape =>
                {
                    var text = Write(shape);
                    return text == "null" || Write(Read(text)) == text && Read(text).Normalized().EqualsExact(shape.Normalized(), 0.00001);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static Gen<Geometry> Shapes
    {
        get
        {
            var spot = Gen.Choose(-9_000_000, 9_000_000).Two().Select(pair => (X: pair.Item1 / 100_000.0, Y: pair.Item2 / 100_000.0));
            var square = from at in spot from side in Gen.Choose(1, 1_000) where at.X < 80 && at.Y < 80 select Draw.Square(at.X, at.Y, side / 1_000.0);
            var line = spot.ArrayOf(3).Where(points => points.Distinct().Count() == 3).Select(Draw.Line);
            return Gen.OneOf(
                spot.Select(at => (Geometry)Draw.Point(at.X, at.Y)),
                line.Select(one => (Geometry)one),
                line.ArrayOf(2).Select(lines => (Geometry)Draw.Several(lines)),
                square.Select(one => (Geometry)one)
            );
        }
    }

    private static string Write(Geometry shape)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            new GeoJsonWriter(json).Write(shape);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Geometry Read(string text) => GeoJsonGeometry.Read(JsonDocument.Parse(text).RootElement, 1_000);
}
