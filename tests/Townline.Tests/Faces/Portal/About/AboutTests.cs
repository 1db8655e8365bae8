using System.Net;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.About;

public class AboutTests(Towns towns) : IClassFixture<Towns>
{
    [Theory]
    [InlineData("/accessibility", "Accessibility", "Accesibilidad")]
    [InlineData("/privacy", "Privacy", "Privacidad")]
    [InlineData("/developers", "Open data and programs", "Datos abiertos y programas")]
    public async Task Every_page_at_the_foot_is_there_in_both_languages(string address, string english, string spanish)
    {
        var town = await towns.On(Engine.SQLite);
        using var visitor = town.Resident();

        Assert.Equal(english, (await visitor.Get(address)).Heading);
        Assert.Equal(spanish, (await visitor.Get($"{address}?lang=es")).Heading);
    }

    [Fact]
    public async Task The_addresses_for_programs_lead_somewhere()
    {
        var town = await towns.On(Engine.SQLite);
        using var visitor = town.Resident();
        var page = await visitor.Get("/developers");

        foreach (var box in page.Document.QuerySelectorAll(".tl-copy input").Select(input => input.GetAttribute("value")!).Where(value => value.StartsWith("http", StringComparison.Ordinal) && !value.Contains("/api/", StringComparison.Ordinal)))
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync(new Uri(box).PathAndQuery)).StatusCode);
        }
    }
}
