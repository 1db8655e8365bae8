using FsCheck;
using FsCheck.Fluent;
using Townline.Faces.Shared.Look;
using Townline.Platform.Look;

namespace Townline.Tests.Faces.Shared.Look;

public class ThemeTests
{
    private static readonly Gen<Colour> AnyColour =
        from bytes in ArbMap.Default.GeneratorFor<byte>().ArrayOf(3)
        select new Colour(bytes[0], bytes[1], bytes[2]);

    [Fact]
    public void Whatever_a_town_chooses_links_can_be_read() =>
        Prop.ForAll(AnyColour.ToArbitrary(), brand => Property(Theme.Of(Look(brand)).Css, "--tl-link").Contrast(Colour.Tint) >= 4.5).QuickCheckThrowOnFailure();

    [Fact]
    public void Text_on_a_band_is_white_or_ink_whichever_reads_better()
    {
        Assert.Equal(Colour.White, Theme.TextOn(Colour.Parse("#0b5c6b")));
        Assert.Equal(Colour.Ink, Theme.TextOn(Colour.Parse("#f0a830")));
    }

    [Fact]
    public void The_address_changes_with_the_colours() => Assert.NotEqual(Theme.Of(Look(Colour.White)).Url, Theme.Of(Look(Colour.Ink)).Url);

    private static TownLook Look(Colour brand) => new("Riverton", brand, Colour.Parse("#f0a830"), []);

    private static Colour Property(string css, string name) => Colour.Parse(css[(css.IndexOf(name + ":", StringComparison.Ordinal) + name.Length + 1)..][..7]);
}
