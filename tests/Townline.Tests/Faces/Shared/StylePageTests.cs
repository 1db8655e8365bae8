using System.Net;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Shared;

public class StylePageTests
{
    [Theory]
    [InlineData("/style")]
    [InlineData("/style/desk")]
    [InlineData("/style/admin")]
    public async Task Nothing_stands_inline_that_the_policy_forbids(string address)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        using var visitor = town.Visitor();
        var page = (await visitor.Get(address)).Document;

        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onload]"));
    }

    [Fact]
    public async Task A_served_town_has_no_style_pages()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TownProcess.Serve(storage, more: "--empty");
        using var http = new HttpClient { BaseAddress = town.Address };

        foreach (var address in new[] { "/style", "/style/desk", "/style/admin", "/style/streets.geojson" })
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(address)).StatusCode);
    }
}
