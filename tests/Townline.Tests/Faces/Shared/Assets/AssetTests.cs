using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Shared.Assets;

public class AssetTests
{
    private const int Budget = 100_000; // bytes of styles and scripts a portal page may load, compressed

    [Fact]
    public async Task A_page_with_a_map_loads_less_than_its_budget()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        using var visitor = town.Visitor();
        var page = await visitor.Get("/style");
        var addresses = page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href"))
            .Concat(page.Document.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src"))).ToList();

        var total = 0;
        foreach (var address in addresses)
            total += (await (await Get(visitor, address!, "gzip")).Content.ReadAsByteArrayAsync()).Length;

        Assert.True(addresses.Count >= 5, "the page has its styles and scripts");
        Assert.InRange(total, 10_000, Budget);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    public async Task An_asset_comes_as_the_browser_likes_it_and_is_kept_for_a_year(string accepts, string? expected)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        using var visitor = town.Visitor();
        var address = (await visitor.Get("/style")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var answer = await Get(visitor, address, accepts);

        Assert.Equal(expected, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Contains("--tl-brand", await Text(answer));
    }

    [Theory]
    [InlineData("/assets/portal.css")]
    [InlineData("/assets/assets.json")]
    [InlineData("/assets/..%2fassets.json")]
    [InlineData("/assets/portal.0000000000.css")]
    public async Task What_is_no_asset_is_not_found(string address)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = await TestTown.Start(storage);
        using var visitor = town.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync(address)).StatusCode);
    }

    private static Task<HttpResponseMessage> Get(Visitor visitor, string address, string accepts)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd(accepts);
        return visitor.Http.SendAsync(request);
    }

    private static async Task<string> Text(HttpResponseMessage answer)
    {
        var content = await answer.Content.ReadAsStreamAsync();
        await using var plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(content, CompressionMode.Decompress),
            "gzip" => new GZipStream(content, CompressionMode.Decompress),
            _ => content,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
