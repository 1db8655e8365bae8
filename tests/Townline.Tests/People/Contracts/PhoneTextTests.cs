using Townline.People.Contracts;

namespace Townline.Tests.People.Contracts;

public sealed class PhoneTextTests
{
    [Theory]
    [InlineData("+12165550124", "+1 216 555 0124")]
    [InlineData("+4915112345678", "+4915112345678")]
    [InlineData("+1216555012", "+1216555012")]
    [InlineData("not a number", "not a number")]
    public void A_number_is_shown_as_one_reads_it_aloud(string number, string shown) => Assert.Equal(shown, PhoneText.Of(number));
}
