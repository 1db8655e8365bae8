using FsCheck;
using FsCheck.Fluent;
using Townline.Platform.Look;
using Townline.Platform.Tenancy;

namespace Townline.Tests.Platform.Look;

public class TownColoursTests
{
    [Fact]
    public void The_usual_colours_hold() => Assert.Empty(TownColours.Problems(new TenantSettings()));

    [Theory]
    [InlineData("#f0f0f0", "#0b5c6b", "Primary", "colour-page")]
    [InlineData("#0b5c6b", "#0d6e80", "Accent", "colour-header")]
    public void What_hardly_stands_out_is_refused(string primary, string accent, string field, string code) =>
        Assert.Contains(TownColours.Problems(new TenantSettings { Primary = primary, Accent = accent }), problem => (problem.Where, problem.Code) == (field, code));

    [Fact]
    public void A_pale_link_is_refused_and_a_text_that_is_no_colour_too()
    {
        Assert.Equal(["colour-link"], TownColours.Problems(new TenantSettings { Link = "#8fb4bb" }).Select(problem => problem.Code));
        Assert.Equal(["colour"], TownColours.Problems(new TenantSettings { Header = "teal" }).Select(problem => problem.Code));
    }

    /// <summary>Whatever a town types, the shade that is proposed holds, and no shade on the way to it did.</summary>
    [Fact]
    public void The_nearest_shade_holds_and_is_the_first_that_does()
    {
        var any = ArbMap.Default.GeneratorFor<byte>().ArrayOf(3).Select(bytes => new Colour(bytes[0], bytes[1], bytes[2])).ToArbitrary();
        Prop.ForAll(any, colour =>
        {
            bool Holds(Colour shade) => shade.Contrast(Colour.White) >= 4.5;
            var nearest = TownColours.Nearest(colour, Holds)!.Value;
            Assert.True(Holds(nearest));
            Assert.True(Holds(colour) == (nearest == colour));
        }).QuickCheckThrowOnFailure();
    }
}
