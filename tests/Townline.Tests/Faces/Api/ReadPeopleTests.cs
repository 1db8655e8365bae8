using System.Net;
using System.Text.Json.Nodes;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Api;

public class ReadPeopleTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_person_is_found_by_any_identity_with_or_without_its_kind(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var report = ApiTown.Report();
        report["phone"] = "(216) 555-0100";
        report["account_id"] = "app:77";
        report["first_name"] = "Rosa";
        report["last_name"] = "Delgado";
        var id = (string?)(await api.Post(report))["person_id"];

        foreach (var identity in new[] { "rosa@example.org", "ROSA@example.org ", "email:rosa@example.org", "+12165550100", "phone:216-555-0100", "app:77", "account:app:77" })
        {
            Assert.Equal([id], (await Found(api, identity)).Select(person => (string?)person!["id"]));
        }

        Assert.Empty(await Found(api, "nobody@example.org"));
        Assert.Empty(await Found(api, "email:app:77"));
        var person = await api.Get($"/api/v1/people/{id}");
        Assert.Equal("Rosa Delgado", (string?)person["name"]);
        Assert.Equal(["email", "phone", "account"], person["identities"]!.AsArray().Select(identity => (string?)identity!["kind"]));
        Assert.Null((string?)person["identities"]![0]!["verified_datetime"]);
    }

    [BothEngines]
    public async Task A_timeline_tells_all_newest_first_and_leads_from_page_to_page(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var first = await api.Post(ApiTown.Report("First"));
        await api.Post(ApiTown.Report("Second"));
        var id = long.Parse((string)first["id"]!);
        await api.Town.Write(unit => api.Town.Get<IRequests>().Move(unit, id, "in_progress"));
        await api.Town.Write(unit => api.Town.Get<IConversations>().Note(unit, id, "Look at it on Monday", []));
        await api.Town.Write(unit => api.Town.Get<IConversations>().Reply(unit, id, "We are on it.", []));
        await api.Town.Write(unit => api.Town.Get<IRequests>().Close(unit, id, new Closure(Outcome.NoProblemFound, "There is no hole.")));

        var entries = new List<JsonNode>();
        var pages = 0;
        for (var next = $"/api/v1/people/{first["person_id"]}/timeline?page_size=4"; next is not null; pages++)
        {
            var page = await api.Get(next);
            entries.AddRange(page["items"]!.AsArray()!);
            next = (string?)page["next"];
        }

        Assert.Equal(2, pages);
        Assert.Equal(["There is no hole.", "We are on it.", "Look at it on Monday", "", "Second", "First"], entries.Select(entry => (string?)entry["text"]));
        Assert.Equal(["event", "message", "note", "event", "message", "message"], entries.Select(entry => (string?)entry["kind"]));
        Assert.Equal(["none", "out", "none", "none", "in", "in"], entries.Select(entry => (string?)entry["direction"]));
        Assert.Equal("no_problem_found", (string?)entries[0]["event"]!["outcome"]);
        Assert.Equal("in_progress", (string?)entries[3]["event"]!["to_state"]);
        Assert.Equal((string?)first["reference"], (string?)entries[5]["request_reference"]);
        Assert.Equal("key", (string?)entries[5]["author_kind"]);
    }

    [BothEngines]
    public async Task What_is_missing_or_unknown_is_told(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine));

        Assert.Equal(["identity"], ApiTown.Fields(await api.Get("/api/v1/people", HttpStatusCode.BadRequest)));
        Assert.Equal(["before", "page_size"], ApiTown.Fields(await api.Get("/api/v1/people/1/timeline?before=x&page_size=0", HttpStatusCode.BadRequest)));
        await api.Get("/api/v1/people/1/timeline", HttpStatusCode.NotFound);
        await api.Get("/api/v1/people/rosa", HttpStatusCode.NotFound);
    }

    [BothEngines]
    public async Task People_are_for_keys_that_may_read_people(Engine engine)
    {
        var api = await ApiTown.On(await towns.On(engine), "api.read", "api.write");
        var id = (string?)(await api.Post(ApiTown.Report()))["person_id"];

        await api.Get("/api/v1/people?identity=rosa@example.org", HttpStatusCode.Forbidden);
        await api.Get($"/api/v1/people/{id}", HttpStatusCode.Forbidden);
        await api.Get($"/api/v1/people/{id}/timeline", HttpStatusCode.Forbidden);
    }

    [BothEngines]
    public async Task Another_towns_person_is_not_there(Engine engine)
    {
        var api = await ApiTown.On(await towns.Fresh(engine));
        var id = (string?)(await api.Post(ApiTown.Report()))["person_id"];
        var stranger = await ApiTown.Client(api.Town, await api.Town.AddTown("otherton"));

        await ApiTown.Read(await stranger.GetAsync($"/api/v1/people/{id}"), HttpStatusCode.NotFound);
        await ApiTown.Read(await stranger.GetAsync($"/api/v1/people/{id}/timeline"), HttpStatusCode.NotFound);
        Assert.Empty((await ApiTown.Read(await stranger.GetAsync("/api/v1/people?identity=rosa@example.org"), HttpStatusCode.OK))["items"]!.AsArray());
    }

    private static async Task<JsonArray> Found(ApiTown api, string identity) =>
        (await api.Get($"/api/v1/people?identity={Uri.EscapeDataString(identity)}"))["items"]!.AsArray();
}
