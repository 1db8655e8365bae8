using System.Net;
using System.Text.Json.Nodes;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Api;

public class ReadRequestsTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_list_is_newest_first_and_leads_from_page_to_page(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        for (var number = 1; number <= 5; number++)
        {
            await api.Post(ApiTown.Report($"Number {number}"));
        }

        var seen = new List<string?>();
        for (var next = "/api/v1/requests?page_size=2&status=open"; next is not null; next = (string?)(await Page(next, seen))["next"])
        {
        }

        Assert.Equal(["Number 5", "Number 4", "Number 3", "Number 2", "Number 1"], seen);

        async Task<JsonNode> Page(string address, List<string?> into)
        {
            var page = await api.Get(address);
            into.AddRange(page["items"]!.AsArray().Select(item => (string?)item!["description"]));
            return page;
        }
    }

    [BothEngines]
    public async Task Each_filter_filters(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var first = await api.Post(ApiTown.Report("A hole by the school"));
        await Task.Delay(20);
        var second = await api.Post(new JsonObject { ["service_code"] = "complaint", ["description"] = "Rude", ["email"] = "eva@example.org" });
        await Task.Delay(20);
        await api.Town.Write(unit => api.Town.Get<IRequests>().Close(unit, long.Parse((string)first["id"]!), new Closure(Outcome.CouldNot, "Too deep.")));
        var (one, two) = ((string)first["reference"]!, (string)second["reference"]!);

        Assert.Equal([two, one], await References(api, ""));
        Assert.Equal([one], await References(api, "?service_code=pothole"));
        Assert.Equal([two, one], await References(api, "?service_code=pothole,complaint&service_code="));
        Assert.Equal([two], await References(api, "?status=open"));
        Assert.Equal([one], await References(api, "?status=closed"));
        Assert.Equal([one], await References(api, "?q=scho"));
        Assert.Equal([one], await References(api, $"?q={one}"));
        Assert.Equal([one], await References(api, "?bbox=-81.61,41.49,-81.59,41.51"));
        Assert.Empty(await References(api, "?bbox=-81.58,41.49,-81.57,41.51"));
        Assert.Equal([two], await References(api, $"?person={second["person_id"]}"));
        Assert.Equal([two], await References(api, $"?from={second["requested_datetime"]}"));
        Assert.Equal([one], await References(api, $"?to={first["requested_datetime"]}"));
        Assert.Equal([two, one], await References(api, $"?updated_after={second["updated_datetime"]}"));
        Assert.Equal([one], await References(api, $"?updated_after={(await api.Get($"/api/v1/requests/{one}"))["updated_datetime"]}"));
        Assert.Empty(await References(api, "?from=2999-01-01T00:00:00-05:00"));
    }

    [BothEngines]
    public async Task A_closed_request_tells_how_it_ended(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));
        var (first, second) = (await api.Post(ApiTown.Report()), await api.Post(ApiTown.Report("The same hole")));
        var closure = new Closure(Outcome.Duplicate, "We know of it.", DuplicateOf: long.Parse((string)first["id"]!));
        await api.Town.Write(unit => api.Town.Get<IRequests>().Close(unit, long.Parse((string)second["id"]!), closure));

        var closed = await api.Get($"/api/v1/requests/{second["reference"]}");

        Assert.Equal("closed", (string?)closed["status"]);
        Assert.Equal("duplicate", (string?)closed["outcome"]);
        Assert.Equal("We know of it.", (string?)closed["outcome_text"]);
        Assert.Equal((string?)first["reference"], (string?)closed["duplicate_of"]);
        Assert.NotNull((string?)closed["closed_datetime"]);
    }

    [BothEngines]
    public async Task What_cannot_be_meant_is_told_and_not_guessed(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal(
            ["page_size", "service_code", "status", "from", "to", "updated_after", "bbox", "person", "page"],
            await Wrong(api, "?page=0&page_size=1001&service_code=none&status=new&from=2026-03-31&to=2026-03-31T14:00:00&updated_after=yesterday&bbox=-81.6,41.5&person=rosa"));
        Assert.Equal(["bbox"], await Wrong(api, "?bbox=NaN,41,-81,42"));
        Assert.Equal(["bbox"], await Wrong(api, "?bbox=-81,42,-82,41"));
        Assert.Equal(["bbox"], await Wrong(api, "?bbox=41.4,-181.7,41.6,-81.5"));
        Assert.Equal(["to"], await Wrong(api, "?from=2026-03-31T14:00:00Z&to=2026-03-30T14:00:00Z"));
        Assert.Equal(["q"], await Wrong(api, "?q=" + new string('x', 201)));
        await api.Get("/api/v1/requests?page=&status=&q=&unknown=1");
    }

    [BothEngines]
    public async Task Problems_speak_the_language_of_the_call(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));
        api.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        api.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");

        var problem = await api.Get("/api/v1/requests?page=0", HttpStatusCode.BadRequest);

        Assert.StartsWith("Indique un número entero", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_reference_that_is_none_finds_nothing(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));
        var reference = (string)(await api.Post(ApiTown.Report()))["reference"]!;

        await api.Get($"/api/v1/requests/{reference}1", HttpStatusCode.NotFound);
        await api.Get("/api/v1/requests/' OR 1=1", HttpStatusCode.NotFound);
        await api.Get("/api/v1/nothing/here", HttpStatusCode.NotFound);
        await api.Get("/api/v1", HttpStatusCode.NotFound);
    }

    [BothEngines]
    public async Task What_cannot_be_done_at_an_address_that_there_is_is_told_with_what_can(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        foreach (var (method, path, allowed) in new[] { ("DELETE", "/api/v1/requests", "GET, POST"), ("POST", "/api/v1/services", "GET"), ("PUT", "/api/v1/people/7/timeline", "GET") })
        {
            using var answer = await api.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [BothEngines]
    public async Task Another_town_sees_nothing_of_it(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var reference = (string)(await api.Post(ApiTown.Report()))["reference"]!;
        var other = await api.Town.AddTown("otherton");
        var stranger = await ApiTown.Client(api.Town, other);

        await ApiTown.Read(await stranger.GetAsync($"/api/v1/requests/{reference}"), HttpStatusCode.NotFound);
        Assert.Empty((await ApiTown.Read(await stranger.GetAsync("/api/v1/requests"), HttpStatusCode.OK))["items"]!.AsArray());
        stranger.DefaultRequestHeaders.Authorization = api.Http.DefaultRequestHeaders.Authorization;
        await ApiTown.Read(await stranger.GetAsync("/api/v1/requests"), HttpStatusCode.Unauthorized);
    }

    private static async Task<IEnumerable<string?>> References(ApiTown api, string query) =>
        (await api.Get($"/api/v1/requests{query}"))["items"]!.AsArray().Select(item => (string?)item!["reference"]);

    private static async Task<IEnumerable<string>> Wrong(ApiTown api, string query) => ApiTown.Fields(await api.Get($"/api/v1/requests{query}", HttpStatusCode.BadRequest));
}
