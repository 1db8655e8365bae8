using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Townline.Places.Areas;
using Townline.Places.Contracts;
using Townline.Places.Map.Drawing;
using Townline.Places.Streets;

namespace Townline.Tests.Places.Map;

public class MapDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly AreaMap Areas = new(
        [
            new(new(1, "town", "T", "Town"), Draw.Square(-81.7, 41.4, 0.2)),
            new(new(2, "park", "P", "Park"), Draw.WithHole(Draw.Square(-81.602, 41.499, 0.003), Draw.Square(-81.601, 41.5, 0.001))),
        ]
    );

    private static readonly StreetMap Streets = new(
        [
            new("main", "Main Street", Draw.Line((-81.7, 41.5), (-81.5, 41.5))),
            new("local", "<script>alert(1)</script> & \"Lane\"", Draw.Line((-81.6, 41.49), (-81.6, 41.51))),
            new("local", "Far Road", Draw.Line((-81.7, 41.58), (-81.5, 41.58))),
            new("river", "Mill River", Draw.Line((-81.7, 41.5015), (-81.5, 41.5015))),
        ],
        []
    );

    [Fact]
    public void It_shows_the_streets_around_and_names_them()
    {
        var svg = Draw1(new GeoPoint(41.5, -81.6));
        var names = svg.Elements(Svg + "text").Select(text => text.Value).ToList();
        Assert.Contains("Main Street", names);
        Assert.Contains("Mill River", names);
        Assert.DoesNotContain("Far Road", names);
    }

    [Fact]
    public void It_has_a_title_and_a_description_for_who_cannot_see_it()
    {
        var svg = Draw1(new GeoPoint(41.5, -81.6));
        Assert.Equal(("img", "title description"), (svg.Attribute("role")!.Value, svg.Attribute("aria-labelledby")!.Value));
        Assert.Equal(("Town", "Around <12 Main Street>"), (svg.Element(Svg + "title")!.Value, svg.Element(Svg + "desc")!.Value));
    }

    [Fact]
    public void Nothing_in_it_can_run_or_carry_a_style()
    {
        var svg = Draw1(new GeoPoint(41.5, -81.6));
        string[] known = ["svg", "title", "desc", "rect", "path", "text", "g", "circle"];
        Assert.All(svg.DescendantsAndSelf(), element => Assert.Contains(element.Name.LocalName, known));
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "style" or "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void One_pin_stands_in_the_middle_without_a_number()
    {
        var pin = Draw1(new GeoPoint(41.5, -81.6)).Elements(Svg + "g").Single();
        Assert.Equal("translate(240 160)", pin.Attribute("transform")!.Value);
        Assert.Empty(pin.Elements(Svg + "text"));
    }

    [Fact]
    public void Several_pins_are_numbered_and_all_are_seen() =>
        Prop.ForAll(
                Gen.Choose(2, 26).SelectMany(count => Spots.ListOf(count)).ToArbitrary(),
                points =>
                {
                    var pins = Draw1([.. points]).Elements(Svg + "g").ToList();
                    return pins.Select(pin => pin.Element(Svg + "text")!.Value).SequenceEqual(Enumerable.Range(1, points.Count).Select(number => $"{number}")) && pins.All(IsSeen);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_town_without_anything_is_a_pin_on_bare_ground() =>
        Assert.Single(XDocument.Parse(Encoding.UTF8.GetString(MapDrawing.Draw(Order(new GeoPoint(0, 0)), new([]), new([], [])))).Root!.Elements(Svg + "g"));

    [Theory]
    [InlineData(89.999, 179.999)]
    [InlineData(-90, -180)]
    public void The_ends_of_the_earth_can_be_drawn(double lat, double @long) => Assert.NotNull(Draw1(new GeoPoint(lat, @long)));

    [Fact]
    public void Names_do_not_lie_over_each_other()
    {
        var places = new LabelPlaces(400, 300);
        List<(double, double)> line = [(0, 150), (400, 150)];
        Assert.NotNull(places.Along("Main Street", line));
        Assert.NotNull(places.Along("Elm Street", line)); // further along
        List<(double, double)> near = [(0, 155), (400, 155)];
        Assert.Null(places.Along("A name so long that it needs the middle", near));
        Assert.Null(places.Along("Longer than the stretch", [(10, 10), (40, 10)]));
        Assert.Null(places.Along("Round and round", [(100, 50), (130, 80), (100, 110), (70, 80), (100, 50)]));
    }

    [Fact]
    public void Names_are_never_upside_down()
    {
        var label = new LabelPlaces(400, 300).Along("Main Street", [(300, 100), (100, 120)]);
        Assert.InRange(label!.Value.Turn, -90, 90);
    }

    private static bool IsSeen(XElement pin)
    {
        var at = pin.Attribute("transform")!.Value["translate(".Length..^1].Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return at[0] is >= 24 and <= 456 && at[1] is >= 34 and <= 310;
    }

    private static XElement Draw1(params GeoPoint[] pins) => XDocument.Parse(Encoding.UTF8.GetString(MapDrawing.Draw(Order(pins), Areas, Streets))).Root!;

    private static MapOrder Order(params GeoPoint[] pins) => new(pins, 480, 320, "Town", "Around <12 Main Street>", "#0b5c6b");

    private static Gen<GeoPoint> Spots =>
        from north in Gen.Choose(0, 100)
        from east in Gen.Choose(0, 100)
        select new GeoPoint(41.45 + north / 1_000.0, -81.65 + east / 1_000.0);
}
