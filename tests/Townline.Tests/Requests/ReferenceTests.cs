using FsCheck;
using FsCheck.Fluent;
using Townline.Requests.Contracts;

namespace Townline.Tests.Requests;

public class ReferenceTests
{
    private static readonly Config ManyCases = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static Arbitrary<(string Reference, int At, int Other)> Slips => (
        from number in Gen.Choose(1, int.MaxValue)
        let reference = $"{Reference.Of(number)}"
        from at in Gen.Choose(0, reference.Length - 1)
        from other in Gen.Choose(0, 9)
        select (reference, at, other)).ToArbitrary();

    [Fact]
    public void A_reference_is_read_with_blanks_and_hyphens_as_people_write_it() =>
        Prop.ForAll(Slips, slip => Reference.Parse($" {slip.Reference[..slip.At]}-{slip.Reference[slip.At..]} ") == long.Parse(slip.Reference)).Check(ManyCases);

    [Fact]
    public void One_wrong_digit_finds_nobody_elses_request() =>
        Prop.ForAll(Slips, slip => slip.Reference[slip.At] - '0' == slip.Other || Reference.Parse($"{slip.Reference[..slip.At]}{slip.Other}{slip.Reference[(slip.At + 1)..]}") is null).Check(ManyCases);

    [Fact]
    public void Two_digits_that_changed_places_find_nobody_elses_request() =>
        Prop.ForAll(Slips, slip =>
        {
            var (text, at) = (slip.Reference, Math.Min(slip.At, slip.Reference.Length - 2));
            return text[at] == text[at + 1] || Reference.Parse($"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}") is null;
        }).Check(ManyCases);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("12a4")]
    [InlineData("9999999999999999999999")]
    public void What_is_no_reference_is_none(string? typed) => Assert.Null(Reference.Parse(typed));
}
