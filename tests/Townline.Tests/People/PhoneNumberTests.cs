using FsCheck;
using FsCheck.Fluent;
using Townline.People.Identities;

namespace Townline.Tests.People;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("216-555-0100", "+12165550100")]
    [InlineData("(216) 555 0100", "+12165550100")]
    [InlineData("1 216 555 0100", "+12165550100")]
    [InlineData("+49 30 901820", "+4930901820")]
    [InlineData("00 49 30 901820", "+4930901820")]
    [InlineData("011 49 30 901820", "+4930901820")]
    [InlineData("+1.216.555.0100", "+12165550100")]
    public void A_number_in_any_usual_writing_becomes_E164(string typed, string expected) => Assert.Equal(expected, PhoneNumber.ToE164(typed, "1"));

    [Theory]
    [InlineData("030 901820", "+4930901820")]
    [InlineData("+1 216 555 0100", "+12165550100")]
    public void A_number_without_country_gets_the_towns_own(string typed, string expected) => Assert.Equal(expected, PhoneNumber.ToE164(typed, "49"));

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("call me")]
    [InlineData("555-0100 ext. 4")]
    [InlineData("+12345678901234567")]
    [InlineData("++12165550100")]
    public void What_cannot_be_a_number_is_none(string typed) => Assert.Null(PhoneNumber.ToE164(typed, "1"));

    [Fact]
    public void Whatever_comes_out_is_E164_and_comes_out_the_same_again() =>
        Prop.ForAll(
                Gen.Elements("0123456789+-() .x".ToCharArray()).ListOf().Select(letters => new string([.. letters])).ToArbitrary(),
                typed => PhoneNumber.ToE164(typed, "1") is not { } number
                    || (number[0] == '+' && number.Length is >= 8 and <= 16 && number[1] != '0' && number[1..].All(char.IsAsciiDigit) && PhoneNumber.ToE164(number, "49") == number))
            .QuickCheckThrowOnFailure();
}
