using FsCheck;
using FsCheck.Fluent;
using Townline.People.Matching;

namespace Townline.Tests.People.Matching;

public class MatchTextTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("rosa", "rosa", 0)]
    [InlineData("rosa", "roas", 1)]
    [InlineData("rosa", "rossa", 1)]
    [InlineData("rosa", "rsa", 1)]
    [InlineData("rosa", "luis", 4)]
    public void Slips_are_letters_more_less_other_or_exchanged(string a, string b, int slips) => Assert.Equal(slips, MatchText.Slips(a, b, 9));

    [Fact]
    public void Slips_are_the_same_in_both_directions_and_none_only_for_the_same() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((some, other) =>
        {
            var (a, b) = (MatchText.Letters(some.Get), MatchText.Letters(other.Get));
            return MatchText.Slips(a, b, 99) == MatchText.Slips(b, a, 99) && (MatchText.Slips(a, b, 99) == 0) == (a == b) && (MatchText.Slips(a, b, 1) <= 1) == (MatchText.Slips(a, b, 99) <= 1);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("robert", "r163")]
    [InlineData("rupert", "r163")]
    [InlineData("tymczak", "t522")]
    [InlineData("pfister", "p236")]
    [InlineData("honeyman", "h555")]
    [InlineData("lee", "l000")]
    [InlineData("", "")]
    [InlineData("王小明", "王小明")]
    public void A_name_sounds_like_its_soundex(string name, string sound) => Assert.Equal(sound, MatchText.Sound(name));

    [Theory]
    [InlineData(" Núñez-O'Brien ", "nunezobrien")]
    [InlineData("Łukasz", "łukasz")]
    [InlineData(null, "")]
    public void Letters_are_plain(string? text, string letters) => Assert.Equal(letters, MatchText.Letters(text));

    [Theory]
    [InlineData("19590124", "19590124")]
    [InlineData("1959-01-24", "19590124")]
    [InlineData("24/1/1959", "19590124")]
    [InlineData("1/24/1959", "19590124")]
    [InlineData("1959-01-24T00:00:00", "19590124")]
    [InlineData("unknown", "")]
    public void Days_are_read_however_they_are_written(string text, string day) => Assert.Equal(day, RecordBuilder.Day(text));

    [Theory]
    [InlineData("Rosa María Delgado", "Rosa María", "Delgado")]
    [InlineData("Delgado, Rosa", "Rosa", "Delgado")]
    [InlineData("Rosa", "Rosa", "")]
    public void A_name_is_taken_apart(string name, string given, string surname) => Assert.Equal((given, surname), RecordBuilder.SplitName(name));

    [Theory]
    [InlineData("12a Elm Street, Milltown", "12a", "Elm Street")]
    [InlineData("Hauptstraße 7", "7", "Hauptstraße")]
    [InlineData("The Old Mill", "", "The Old Mill")]
    public void An_address_is_taken_apart(string address, string number, string street) => Assert.Equal((number, street), RecordBuilder.SplitAddress(address));
}
