using FsCheck;
using FsCheck.Fluent;
using Townline.Places.Contracts;

namespace Townline.Tests.Places;

public class GeoPointTests
{
    private static readonly Config ManyCases = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(90.0001, 0)]
    [InlineData(-90.0001, 0)]
    [InlineData(0, 180.0001)]
    [InlineData(0, -180.0001)]
    public void What_is_not_on_earth_is_no_point(double lat, double @long)
    {
        Assert.False(GeoPoint.TryCreate(lat, @long, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeoPoint(lat, @long));
    }

    [Theory]
    [InlineData("41.5", "-81.6", true)]
    [InlineData(" 41.5 ", "-8.16e1", true)]
    [InlineData("41,5", "-81.6", false)]
    [InlineData("NaN", "-81.6", false)]
    [InlineData("", "-81.6", false)]
    [InlineData(null, "-81.6", false)]
    [InlineData("41.5N", "81.6W", false)]
    public void Text_is_read_with_a_decimal_point_whatever_the_language(string? lat, string? @long, bool good)
    {
        Assert.Equal(good, GeoPoint.TryParse(lat, @long, out var point));
        Assert.Equal(good ? new GeoPoint(41.5, -81.6) : default, point);
    }

    [Theory]
    [InlineData(52.5200, 13.4050, 48.8566, 2.3522, 877_460)] // Berlin to Paris
    [InlineData(40.7128, -74.0060, 34.0522, -118.2437, 3_935_750)] // New York to Los Angeles
    [InlineData(0, 179.5, 0, -179.5, 111_195)] // over the 180th meridian
    [InlineData(90, 0, -90, 0, 20_015_114)]
    public void Distances_are_those_of_the_sphere(double lat, double @long, double otherLat, double otherLong, double metres) =>
        Assert.InRange(new GeoPoint(lat, @long).MetresTo(new(otherLat, otherLong)), metres * 0.999, metres * 1.001);

    [Fact]
    public void A_distance_is_the_same_both_ways_and_nothing_to_itself() =>
        Prop.ForAll(Points.Two().ToArbitrary(), pair => Math.Abs(pair.Item1.MetresTo(pair.Item2) - pair.Item2.MetresTo(pair.Item1)) < 1e-6 && pair.Item1.MetresTo(pair.Item1) == 0)
            .Check(ManyCases);

    [Fact]
    public void The_box_around_a_circle_holds_every_point_of_the_circle() =>
        Prop.ForAll(
                Points.Two().SelectMany(pair => Gen.Choose(0, 2_000_000).Select(metres => (pair.Item1, pair.Item2, metres))).ToArbitrary(),
                given => given.Item1.MetresTo(given.Item2) > given.metres || GeoBox.Around(given.Item1, given.metres).Contains(given.Item2)
            )
            .Check(ManyCases);

    [Fact]
    public void The_box_around_a_circle_in_a_town_is_tight()
    {
        var box = GeoBox.Around(new(41.5, -81.6), 1_000);
        Assert.InRange(new GeoPoint(box.South, -81.6).MetresTo(new(box.North, -81.6)), 1_999, 2_001);
        Assert.InRange(new GeoPoint(41.5, box.West).MetresTo(new(41.5, box.East)), 1_999, 2_001);
    }

    [Theory]
    [InlineData("-81.7,41.4,-81.5,41.6", true)]
    [InlineData("-81.5,41.4,-81.7,41.6", false)]
    [InlineData("-81.7,41.6,-81.5,41.4", false)]
    [InlineData("-81.7,41.4,-81.5", false)]
    [InlineData("-81.7,NaN,-81.5,41.6", false)]
    [InlineData("41.4,-81.7,41.6,-81.5", true)]
    [InlineData(null, false)]
    public void A_box_is_read_west_south_east_north(string? text, bool good) => Assert.Equal(good, GeoBox.TryParse(text, out _));

    private static Gen<GeoPoint> Points =>
        from lat in Gen.Choose(-90_000, 90_000)
        from @long in Gen.Choose(-180_000, 180_000)
        select new GeoPoint(lat / 1000.0, @long / 1000.0);
}
