using Townline.Places.Streets;
using Townline.Places.Text;

namespace Townline.Tests.Places.Streets;

public class StreetNamesTests
{
    private static readonly StreetNames Names = new(
        ["Main Street", "N. Main St", "Main Avenue", "Maple Street", "Washington Boulevard", "St Clair Avenue", "Stone Road", "5th Avenue", "Broadway", "Elm Street", "River Road", "Harbor Way", "Calle Peña", "main st."]
    );

    [Theory]
    [InlineData("main st", "Main Street")]
    [InlineData("Main Street", "Main Street")]
    [InlineData("north main", "N. Main St")]
    [InlineData("washingtn blvd", "Washington Boulevard")]
    [InlineData("wash", "Washington Boulevard")]
    [InlineData("clair", "St Clair Avenue")]
    [InlineData("saint clair", "St Clair Avenue")]
    [InlineData("sto", "Stone Road")]
    [InlineData("fifth av", "5th Avenue")]
    [InlineData("broadway riverton", "Broadway")]
    [InlineData("rivver rd", "River Road")]
    [InlineData("harbour", "Harbor Way")]
    [InlineData("harbor way", "Harbor Way")]
    [InlineData("pena", "Calle Peña")]
    public void The_street_that_is_meant_comes_first(string typed, string street) => Assert.Equal(street, Find(typed).First());

    [Fact]
    public void Without_its_kind_all_streets_of_the_name_are_offered() => Assert.Equal(["Main Avenue", "Main Street", "N. Main St"], Find("main").Take(3).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_street_that_begins_so_is_offered() => Assert.Equal(["Main Avenue", "Main Street", "Maple Street", "N. Main St"], Find("ma").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("street")]
    [InlineData("zzz")]
    [InlineData("")]
    public void What_names_no_street_finds_none(string typed) => Assert.Empty(Find(typed));

    [Fact]
    public void A_street_written_in_two_ways_is_one() => Assert.Equal(13, Names.Count);

    private static IEnumerable<string> Find(string typed) => Names.Find(AddressText.Parse(typed).Street, 8).Select(hit => hit.Name);
}
