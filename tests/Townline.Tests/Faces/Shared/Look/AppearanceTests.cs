using System.Net;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Shared.Look;

public class AppearanceTests
{
    [Fact]
    public async Task The_desk_is_dark_once_it_is_chosen_and_as_the_device_has_it_again()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        using var visitor = town.Visitor();
        var page = await visitor.Get("/style/desk");
        Assert.Contains("data-theme=\"auto\"", page.Html);

        page = await page.Form("form[action='/appearance']").Submit("Dark");
        Assert.Contains("data-theme=\"dark\"", page.Html);
        Assert.Equal("/style/desk", page.Address);

        page = await page.Form("form[action='/appearance']").Submit("As on my device");
        Assert.Contains("data-theme=\"auto\"", page.Html);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("")]
    public async Task Nobody_is_sent_elsewhere(string back)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        using var visitor = town.Visitor();
        var answer = await visitor.Http.PostAsync("/appearance", new FormUrlEncodedContent([new("theme", "light"), new("back", back)]));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }
}
