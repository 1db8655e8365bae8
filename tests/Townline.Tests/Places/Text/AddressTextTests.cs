using FsCheck;
using FsCheck.Fluent;
using Townline.Places.Text;

namespace Townline.Tests.Places.Text;

public class AddressTextTests
{
    [Theory]
    [InlineData("12 Main Street")]
    [InlineData("12 main st.")]
    [InlineData("12 MAIN ST")]
    [InlineData("  12,  Main   Str ")]
    [InlineData("Main Street 12")]
    [InlineData("main st., 12")]
    public void Several_ways_to_write_an_address_are_one(string text)
    {
        var address = AddressText.Parse(text);
        Assert.Equal(("12", "main street"), (address.Number, Key(address)));
    }

    [Theory]
    [InlineData("12A N. Main St", "12a", "north main street")]
    [InlineData("12-a north main street", "12a", "north main street")]
    [InlineData("12 A North Main Street", "12a", "north main street")]
    [InlineData("12 1/2 Elm Ave", "121/2", "elm avenue")]
    [InlineData("86-55 Broadway", "86-55", "broadway")]
    [InlineData("350 Fifth Avenue", "350", "5 avenue")]
    [InlineData("350 5th Ave", "350", "5 avenue")]
    [InlineData("5th Ave", null, "5 avenue")]
    [InlineData("5 Ave", null, "5 avenue")]
    [InlineData("12 E St NW", "12", "east street northwest")]
    [InlineData("12 E Street N.W.", "12", "east street northwest")]
    [InlineData("7 St. Clair Ave", "7", "saint clair avenue")]
    [InlineData("7 Saint Clair Avenue", "7", "saint clair avenue")]
    [InlineData("4 Mt Vernon Dr", "4", "mount vernon drive")]
    [InlineData("State Route 91", null, "state route 91")]
    [InlineData("Calle Peña 5", "5", "calle pena")]
    [InlineData("O'Brien's Ln 3", "3", "obriens lane")]
    [InlineData("12", "12", "")]
    [InlineData("", null, "")]
    [InlineData(", ,", null, "")]
    public void Numbers_and_streets_are_told_apart(string text, string? number, string street)
    {
        var address = AddressText.Parse(text);
        Assert.Equal((number, street), (address.Number, Key(address)));
    }

    [Theory]
    [InlineData("12 Main St, Apt 3B, Riverton, OH 44101", "3b", "riverton oh 44101")]
    [InlineData("12 Main St #3B", "3b", "")]
    [InlineData("12 Main St unit 3B, Riverton", "3b", "riverton")]
    [InlineData("12 Main St, Riverton", null, "riverton")]
    public void Unit_and_town_are_told_apart(string text, string? unit, string rest)
    {
        var address = AddressText.Parse(text);
        Assert.Equal(("main street", unit, rest), (Key(address), address.Unit, string.Join(' ', address.Rest)));
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("12a", 12)]
    [InlineData("86-55", 86)]
    [InlineData("a12", 0)]
    [InlineData("", 0)]
    [InlineData("99999999999999", 999999999)]
    public void A_number_has_a_value_for_order(string number, int value) => Assert.Equal(value, AddressText.NumberValue(number));

    [Fact]
    public void A_key_made_of_a_key_is_the_same() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => text is null || Settled(AddressText.StreetKey(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void No_text_at_all_can_make_it_throw() =>
        Prop.ForAll(
                Gen.Elements("12", "Main", "St", ",", "#", "apt", "-", "/", "½", "\ud800", "\u202e", "٣", "ß", "🏠", " ", "").ArrayOf().Select(string.Concat).ToArbitrary(),
                text => AddressText.Parse(text) is not null
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void A_very_long_text_is_cut() => Assert.Single(AddressText.Parse(new string('a', 1_000_000)).Street);

    /// <summary>"st st" is "saint street" first; from then on it stays what it is.</summary>
    private static bool Settled(string key) => AddressText.StreetKey(key) == key;

    private static string Key(AddressText address) => string.Join(' ', address.Street.Select(word => word.Canonical));
}
