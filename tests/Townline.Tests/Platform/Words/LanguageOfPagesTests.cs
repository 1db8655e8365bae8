using Townline.Platform.Words;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Words;

public class LanguageOfPagesTests(Towns towns) : IClassFixture<Towns>
{
    [Fact]
    public async Task A_chosen_language_stays_on_the_next_page()
    {
        var town = await towns.On(Engine.SQLite);
        using var browser = town.Visitor();
        Assert.Equal(("en", "ltr", "Sign in"), Seen(await browser.Get("/sign-in")));
        Assert.Equal(("es", "ltr", "Iniciar sesión"), Seen(await browser.Get("/sign-in?lang=es")));
        Assert.Equal(("es", "ltr", "Iniciar sesión"), Seen(await browser.Get("/sign-in")));
        Assert.Equal(("es", "ltr", "Iniciar sesión"), Seen(await browser.Get("/sign-in?lang=xx")));
    }

    [Fact]
    public async Task The_pseudo_language_runs_from_right_to_left()
    {
        var town = await towns.On(Engine.SQLite);
        Assert.Equal((LanguageTag.English, "rtl", "[Šîgñ îñ ~~~]"), Seen(await town.Visitor().Get($"/sign-in?lang={LanguageTag.Pseudo}")));
    }

    private static (string?, string?, string) Seen(WebPage page) => (page.One("html").GetAttribute("lang"), page.One("html").GetAttribute("dir"), page.Heading);
}
