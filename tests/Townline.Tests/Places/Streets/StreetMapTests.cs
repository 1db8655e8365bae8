using Townline.Places.Contracts;
using Townline.Places.Streets;

namespace Townline.Tests.Places.Streets;

public class StreetMapTests
{
    private static readonly StreetMap Map = new(
        [
            new("main", "Main Street", Draw.Line((0, 0), (0.01, 0))),
            new("main", "Main Street", Draw.Line((0.01, 0), (0.03, 0))),
            new("local", "Elm Street", Draw.Line((0.005, -0.01), (0.005, 0.01))),
            new("local", "Short Lane", Draw.Line((0.02, 0.0001), (0.02, 0.01))),
            new("local", "Far Road", Draw.Line((0, 0.05), (0.03, 0.05))),
            new("river", "Main River", Draw.Line((0, 0.0005), (0.03, 0.0005))),
        ],
        ["Harbor Way"]
    );

    [Fact]
    public void The_nearest_street_is_no_river() => Assert.Equal("Main Street", Map.Nearest(new(0.0004, 0.012), 100)!.Name);

    [Theory]
    [InlineData("Main & Elm", "Main Street & Elm Street")]
    [InlineData("elm st and main st", "Elm Street & Main Street")]
    [InlineData("main at elm", "Main Street & Elm Street")]
    [InlineData("Main St y Short Ln", "Main Street & Short Lane")] // ends 11 m before it
    public void Two_streets_that_meet_are_a_crossing(string text, string label) => Assert.Equal(label, Crossings.Find(text, Map)[0].Label);

    [Fact]
    public void A_crossing_lies_where_the_lines_meet() => Assert.Equal(new GeoPoint(0, 0.005).ToString(), Crossings.Find("elm & main", Map)[0].Point.ToString());

    [Theory]
    [InlineData("Main & Far")]
    [InlineData("Main & Main")]
    [InlineData("Main Street")]
    [InlineData("&")]
    public void Streets_that_do_not_meet_are_none(string text) => Assert.Empty(Crossings.Find(text, Map));

    [Fact]
    public void The_middle_is_on_the_longest_stretch() => Assert.Equal(new GeoPoint(0, 0.02).ToString(), Map.Middle("main street").ToString());

    [Fact]
    public void Streets_with_addresses_are_found_without_a_line()
    {
        Assert.Equal(5, Map.Names.Count);
        Assert.Null(Map.Middle("harbor way"));
    }
}
