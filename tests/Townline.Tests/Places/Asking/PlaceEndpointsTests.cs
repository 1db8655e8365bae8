using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Townline.Places.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Places.Asking;

public class PlaceEndpointsTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task An_unfinished_address_is_answered_with_suggestions(Engine engine)
    {
        var found = await Ask(engine, "/places/search?q=12+mai");
        Assert.Equal(JsonValueKind.Undefined, found.TryGetProperty("exact", out var exact) ? exact.ValueKind : JsonValueKind.Undefined);
        var first = found.GetProperty("suggestions")[0];
        Assert.Equal(("address", "12 Main Street, Smalltown 44101"), (first.GetProperty("kind").GetString(), first.GetProperty("label").GetString()));
        Assert.Equal(41.5001, first.GetProperty("lat").GetDouble());
        Assert.True(long.TryParse(first.GetProperty("addressId").GetString(), out _));
    }

    [BothEngines]
    public async Task A_finished_address_is_known(Engine engine) =>
        Assert.Equal("12 Elm Avenue, Smalltown 44102", (await Ask(engine, "/places/search?q=12%20elm%20ave")).GetProperty("exact").GetProperty("label").GetString());

    [BothEngines]
    public async Task Nothing_typed_finds_nothing(Engine engine)
    {
        foreach (var query in new[] { "", "?q=", "?q=%20", "?q=%00%00", "?q=" + new string('x', 5_000) })
            Assert.Equal(0, (await Ask(engine, $"/places/search{query}")).GetProperty("suggestions").GetArrayLength());
    }

    [BothEngines]
    public async Task A_point_is_answered_with_what_is_there(Engine engine)
    {
        var there = await Ask(engine, "/places/at?lat=41.5030&long=-81.6100");
        Assert.Equal("none", there.GetProperty("problem").GetString());
        Assert.Equal(["park", "district", "town"], there.GetProperty("areas").EnumerateArray().Select(area => area.GetProperty("kind").GetString()));

        var near = await Ask(engine, "/places/at?lat=41.5002&long=-81.6081");
        Assert.Equal("A2", near.GetProperty("address").GetProperty("code").GetString());
        Assert.Equal(("Main Street", 22), (near.GetProperty("street").GetProperty("name").GetString(), near.GetProperty("street").GetProperty("metres").GetInt32()));
    }

    [BothEngines]
    public async Task Wrong_coordinates_are_answered_with_what_to_do(Engine engine)
    {
        var swapped = await Ask(engine, "/places/at?lat=-81.6&long=41.5");
        Assert.Equal(("looksSwapped", "Latitude and longitude look swapped: please change them round."), Told(swapped));
        Assert.Equal("outsideTown", Told(await Ask(engine, "/places/at?lat=40&long=-81.6")).Problem);
        Assert.Equal("outOfRange", Told(await Ask(engine, "/places/at?lat=140&long=200", HttpStatusCode.BadRequest)).Problem);
        foreach (var query in new[] { "", "?lat=41.5", "?lat=NaN&long=NaN", "?lat=41,5&long=-81,6", "?lat=north&long=west" })
            Assert.Equal("notANumber", Told(await Ask(engine, $"/places/at{query}", HttpStatusCode.BadRequest)).Problem);

        static (string? Problem, string? Message) Told(JsonElement answer) => (answer.GetProperty("problem").GetString(), answer.GetProperty("message").GetString());
    }

    [BothEngines]
    public async Task The_sentence_comes_in_the_language_of_the_reader(Engine engine)
    {
        var town = await Small(engine);
        using var visitor = town.Visitor().Speaking("es");
        var answer = await visitor.Http.GetStringAsync("/places/at?lat=40&long=-81.6");
        Assert.Contains("fuera de nuestro municipio", answer, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_drawn_map_is_served_as_a_picture_of_the_place(Engine engine)
    {
        var town = await Small(engine);
        using var visitor = town.Visitor();
        var answer = await visitor.Http.GetAsync(MapPaths.Image(new GeoPoint(41.5002, -81.6081)));
        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal("Map of the streets around 12 Main Street, Smalltown 44101", svg.Elements().Single(element => element.Name.LocalName == "desc").Value);

        var several = await visitor.Http.GetStringAsync(MapPaths.Image([new(41.5, -81.6), new(41.505, -81.61)], 99_999, -1));
        Assert.Contains("Map with 2 numbered pins", several, StringComparison.Ordinal);
        Assert.Contains("viewBox=\"0 0 1600 100\"", several, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_drawn_map_of_no_place_is_refused(Engine engine)
    {
        var town = await Small(engine);
        using var visitor = town.Visitor();
        var pins = string.Join('&', Enumerable.Repeat("lat=41.5&long=-81.6", 27));
        foreach (var query in new[] { "", "?lat=41.5", "?lat=41.5&lat=41.6&long=-81.6", "?lat=NaN&long=0", "?lat=1000&long=0", "?" + pins })
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Http.GetAsync($"/map/at.svg{query}")).StatusCode);
    }

    [BothEngines]
    public async Task Who_asks_without_end_is_told_to_wait(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var visitor = town.Visitor();
        HttpResponseMessage? refused = null;
        for (var asked = 0; asked < 2_000 && refused is null; asked += 50)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => visitor.Http.GetAsync("/places/search?q=")));
            refused = answers.FirstOrDefault(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        }
        Assert.True(refused?.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
    }

    private async Task<TestTown> Small(Engine engine)
    {
        var town = await towns.On(engine);
        await SmallTown.Build(town);
        return town;
    }

    private async Task<JsonElement> Ask(Engine engine, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var town = await Small(engine);
        using var visitor = town.Visitor();
        var answer = await visitor.Http.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
