using Townline.Platform.Look;

namespace Townline.Tests.Platform.Look;

public class ColourTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    public void Contrast_is_that_of_WCAG(string one, string other, double expected) =>
        Assert.Equal(expected, Colour.Parse(one).Contrast(Colour.Parse(other)), 2);

    [Theory]
    [InlineData("#0b5c6b", true)]
    [InlineData("0B5C6B", true)]
    [InlineData("#0b5c6", false)]
    [InlineData("red", false)]
    [InlineData("#0b5c6g", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Six_hex_digits_are_a_colour(string? text, bool expected) => Assert.Equal(expected, Colour.TryParse(text, out _));

    [Fact]
    public void A_colour_is_written_as_it_is_read() => Assert.Equal("#0b5c6b", Colour.Parse("#0B5C6B").ToString());

    [Fact]
    public void The_house_colours_can_be_read()
    {
        Assert.True(Colour.Parse("#0b5c6b").Contrast(Colour.White) > 7);
        Assert.True(Colour.Parse("#f0a830").Contrast(Colour.Ink) > 4.5);
    }
}
