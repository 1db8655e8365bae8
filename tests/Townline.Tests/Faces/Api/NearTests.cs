using System.Net;
using System.Text.Json.Nodes;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Api;

public class NearTests(Towns towns) : IClassFixture<Towns>
{
    private const string Here = "lat=41.5&long=-81.6";

    [BothEngines]
    public async Task Asked_with_its_own_place_words_and_moment_a_report_finds_the_one_before_it_and_neither_itself_nor_later_ones(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var first = await Post(api, "A deep hole by the school");
        var second = await Post(api, "Deep hole, by the school gate");
        await Post(api, "Deep hole by the school");

        var found = await Near(api, $"service_code=pothole&{Here}&text=Deep+hole,+by+the+school+gate&at={Uri.EscapeDataString((string)second["requested_datetime"]!)}");

        var near = Assert.Single(found)!;
        Assert.Equal((string)first["id"]!, (string?)near["id"]);
        Assert.Equal((string)first["reference"]!, (string?)near["reference"]);
        Assert.Null((string?)near["external_id"]);
        Assert.Equal(("pothole", "open", "A deep hole by the school"), ((string?)near["service_code"], (string?)near["status"], (string?)near["description"]));
        Assert.Equal((string)first["requested_datetime"]!, (string?)near["requested_datetime"]);
        Assert.Equal(0, (double)near["distance_m"]!);
        Assert.InRange((double)near["score"]!, 0.2, 1);
        Assert.Equal("same service, at the same spot, 1 hour before, both say “deep hole school”", (string?)near["why"]);
    }

    [BothEngines]
    public async Task Status_is_that_of_the_moment(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var first = await Post(api, "A hole");
        var then = Uri.EscapeDataString(api.Town.Clock.Now.ToString("O"));
        api.Town.Clock.Move(TimeSpan.FromHours(1));
        await api.Town.Write(unit => api.Town.Get<IRequests>().Close(unit, long.Parse((string)first["id"]!), new Closure(Outcome.CouldNot, "Too deep.")));
        api.Town.Clock.Move(TimeSpan.FromHours(1));

        Assert.Equal("open", (string?)Assert.Single(await Near(api, $"service_code=pothole&{Here}&at={then}"))!["status"]);
        Assert.Empty(await Near(api, $"service_code=pothole&{Here}"));
    }

    [BothEngines]
    public async Task What_cannot_be_meant_is_told_field_by_field(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal(["service_code"], await Wrong(""));
        Assert.Equal(["service_code", "lat", "long", "at", "limit"], await Wrong("service_code=none&lat=91&long=x&at=yesterday&limit=0"));
        Assert.Equal(["long"], await Wrong("service_code=pothole&lat=41.5"));
        Assert.Equal(["lat"], await Wrong("service_code=pothole&lat=NaN&long=3"));
        Assert.Equal(["text"], await Wrong($"service_code=pothole&text={new string('x', 10_001)}"));

        async Task<IEnumerable<string>> Wrong(string query) => ApiTown.Fields(await api.Get($"/api/v1/requests/near?{query}", HttpStatusCode.BadRequest));
    }

    [BothEngines]
    public async Task Two_reports_by_Open311_show_up_as_perhaps_the_same_until_a_person_says_which_is_the_parent(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var (first, second) = (await Open311(api, "A deep hole by the school"), await Open311(api, "Deep hole, by the school gate"));

        var near = Assert.Single((await One(second))["perhaps_same"]!.AsArray())!;
        Assert.Equal((first, "same service, at the same spot, 1 hour before, both say “deep hole school”"), ((string)near["reference"]!, (string)near["why"]!));
        Assert.InRange((double)near["score"]!, 0.2, 1);
        Assert.Equal(second, (string)Assert.Single((await One(first))["perhaps_same"]!.AsArray())!["reference"]!);
        await api.Town.Write(async unit => await api.Town.Get<IProblems>().Link(unit, await Id(second), await Id(first)));

        Assert.Equal((first, 0, 0), Family(await One(second)));
        Assert.Equal((null, 1, 0), Family(await One(first)));
        Assert.Equal(second, (string?)(await One(first))["children"]!.AsArray()[0]);
        var list = (await api.Get("/api/v1/requests"))["items"]!.AsArray();
        Assert.Equal([first, null], list.Select(item => (string?)item!["parent"]));
        Assert.All(list, item => Assert.True(item!["children"] is null && item["perhaps_same"] is null));

        Task<JsonNode> One(string reference) => api.Get($"/api/v1/requests/{reference}");
        async Task<long> Id(string reference) => long.Parse((string)(await One(reference))["id"]!);
        static (string?, int, int) Family(JsonNode request) => ((string?)request["parent"], request["children"]!.AsArray().Count, request["perhaps_same"]!.AsArray().Count);
    }

    [BothEngines]
    public async Task It_takes_a_key_that_may_read_requests(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine), ApiScopes.ApiWrite);

        await api.Get("/api/v1/requests/near?service_code=pothole", HttpStatusCode.Forbidden);
    }

    private static async Task<JsonNode> Post(ApiTown api, string text)
    {
        var posted = await api.Post(ApiTown.Report(text));
        api.Town.Clock.Move(TimeSpan.FromHours(1));
        return posted;
    }

    private static async Task<string> Open311(ApiTown api, string text)
    {
        var form = new Dictionary<string, string> { ["service_code"] = "pothole", ["description"] = text, ["lat"] = "41.5", ["long"] = "-81.6", ["attribute[size]"] = "big", ["api_key"] = api.Http.DefaultRequestHeaders.Authorization!.Parameter! };
        var answer = await api.Http.PostAsync("/open311/v2/requests.json", new FormUrlEncodedContent(form));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        api.Town.Clock.Move(TimeSpan.FromHours(1));
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())![0]!["service_request_id"]!;
    }

    private static async Task<JsonArray> Near(ApiTown api, string query) => (await api.Get($"/api/v1/requests/near?{query}")).AsArray();
}
