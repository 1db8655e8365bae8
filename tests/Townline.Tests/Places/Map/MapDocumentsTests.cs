using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Townline.Places.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Places.Map;

public class MapDocumentsTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_base_map_holds_areas_and_lines_in_the_order_of_painting(Engine engine)
    {
        var town = await Small(engine);
        var features = await Features(town, MapPaths.Base);
        Assert.Equal(
            ["town Smalltown", "district West", "park Mill Park", "water Mill Pond", "river Mill River", "local Elm Avenue", "main Main Street"],
            features.Select(feature => $"{Property(feature, "kind")} {Property(feature, "name")}")
        );
    }

    [BothEngines]
    public async Task Streets_and_areas_can_be_had_by_themselves(Engine engine)
    {
        var town = await Small(engine);
        Assert.Equal(["Mill River", "Elm Avenue", "Main Street"], (await Features(town, MapPaths.Streets)).Select(feature => Property(feature, "name")));
        Assert.Equal(["W"], (await Features(town, $"{MapPaths.Areas}?kind=district")).Select(feature => Property(feature, "code")));
        Assert.Equal(4, (await Features(town, MapPaths.Areas)).Count);
        Assert.Empty(await Features(town, $"{MapPaths.Areas}?kind=nowhere"));
    }

    [BothEngines]
    public async Task A_browser_that_has_the_map_gets_nothing_again_until_it_changes(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SmallTown.Build(town);
        using var visitor = town.Visitor();
        var tag = (await visitor.Http.GetAsync(MapPaths.Base)).Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, (await Again()).StatusCode);

        await SmallTown.Import(
            town,
            """{"type":"Feature","properties":{"name":"New Road","code":"N"},"geometry":{"type":"LineString","coordinates":[[-81.6,41.5],[-81.59,41.505]]}}""",
            new(PlaceKind.Street, PlaceFormat.GeoJson)
        );

        var changed = await Again();
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("New Road", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Task<HttpResponseMessage> Again() =>
            visitor.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, MapPaths.Base) { Headers = { IfNoneMatch = { tag } } });
    }

    [BothEngines]
    public async Task It_is_sent_compressed_to_who_takes_that(Engine engine)
    {
        var town = await Small(engine);
        using var visitor = town.Visitor();
        var plain = await visitor.Http.GetByteArrayAsync(MapPaths.Base);
        var request = new HttpRequestMessage(HttpMethod.Get, MapPaths.Base) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };
        var answer = await visitor.Http.SendAsync(request);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        await using var unpacked = new System.IO.Compression.BrotliStream(await answer.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal(Encoding.UTF8.GetString(plain), await new StreamReader(unpacked).ReadToEndAsync());
        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [BothEngines]
    public async Task Another_town_has_another_map(Engine engine)
    {
        var town = await Small(engine);
        var other = await town.AddTown($"other-{engine.ToString().ToLowerInvariant()}");
        using var visitor = town.Visitor(other);
        Assert.DoesNotContain("Main Street", await visitor.Http.GetStringAsync(MapPaths.Base), StringComparison.Ordinal);
    }

    private async Task<TestTown> Small(Engine engine)
    {
        var town = await towns.On(engine);
        await SmallTown.Build(town);
        return town;
    }

    private static async Task<List<JsonElement>> Features(TestTown town, string path)
    {
        using var visitor = town.Visitor();
        return [.. JsonDocument.Parse(await visitor.Http.GetStringAsync(path)).RootElement.GetProperty("features").EnumerateArray()];
    }

    private static string? Property(JsonElement feature, string name) => feature.GetProperty("properties").GetProperty(name).GetString();
}
