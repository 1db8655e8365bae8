using System.Text.Json.Nodes;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Open311;

public class Open311UpdatesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_closure_is_an_update_with_its_sentence_at_the_moment_it_became_public(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        var id = await app.Report();
        var request = (await town.Get<IRequestQueries>().ByNumber(town.Tenant.Id, long.Parse(id), default))!;
        town.Clock.Move(TimeSpan.FromHours(1));
        var before = town.Clock.Now;
        await town.Write(unit => town.Get<IRequests>().Close(unit, request.Id, new Closure(Outcome.NotOurs, "The county cleans this road.", "County")));

        var update = (await app.Json($"servicerequestupdates.json?start_date={before:yyyy-MM-ddTHH:mm:ssZ}&end_date={before.AddMinutes(1):yyyy-MM-ddTHH:mm:ssZ}")).AsArray().Single()!;
        var closed = (await app.Json($"requests/{id}.json"))[0]!;

        Assert.Equal(id, (string)update["service_request_id"]!);
        Assert.Equal("NOT_COUNCILS_RESPONSIBILITY", (string)update["status"]!);
        Assert.Equal("The county cleans this road.", (string)update["description"]!);
        Assert.Equal("closed", (string)closed["status"]!);
        Assert.Equal("The county cleans this road.", (string)closed["status_notes"]!);
        Assert.Single((await app.Xml("servicerequestupdates.xml")).Elements("request_update"));
        Assert.Empty((await app.Json("servicerequestupdates.json?start_date=2020-01-01T00:00:00Z&end_date=2020-01-02T00:00:00Z")).AsArray());
    }

    [BothEngines]
    public async Task The_same_update_of_the_same_sender_is_one_message_with_one_id(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        var id = await app.Report();

        var first = await Update(app, id, "7", "It is worse now", "OPEN");
        var again = await Update(app, id, "7", "It is worse now", "OPEN");
        var other = await Update(app, id, "8", "", "OPEN");

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        var request = (await town.Get<IRequestQueries>().ByNumber(town.Tenant.Id, long.Parse(id), default))!;
        var messages = (await town.Get<ITimelines>().OfRequest(town.Tenant.Id, request.Id, Audience.Staff, default)).Where(entry => entry.Kind == EntryKind.Message);
        Assert.Equal(["Bags by the river", "It is worse now", ""], messages.Select(entry => entry.Text));
    }

    [BothEngines]
    public async Task A_wish_to_reopen_opens_a_closed_request_and_thanks_do_not(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        var id = await app.Report();
        var requests = town.Get<IRequestQueries>();
        var request = (await requests.ByNumber(town.Tenant.Id, long.Parse(id), default))!;
        await town.Write(unit => town.Get<IRequests>().Close(unit, request.Id, new Closure(Outcome.CouldNot, "No truck can get there.")));

        await Update(app, id, "1", "Thank you", "CLOSED");
        Assert.False((await requests.ById(town.Tenant.Id, request.Id, default))!.Open);
        await Update(app, id, "2", "Please look again", "REOPEN");
        Assert.True((await requests.ById(town.Tenant.Id, request.Id, default))!.Open);
    }

    [BothEngines]
    public async Task Updates_need_a_key_an_id_and_a_known_request(Engine engine)
    {
        var app = await Open311Client.Of(await towns.On(engine));
        var id = await app.Report();

        await Open311Client.ErrorOf(await app.PostWithoutKey("servicerequestupdates.xml", ("service_request_id", id), ("update_id", "1")), 403);
        Assert.Contains("update_id", await Open311Client.ErrorOf(await app.Post("servicerequestupdates.xml", ("service_request_id", id)), 400));
        await Open311Client.ErrorOf(await app.Post("servicerequestupdates.xml", ("service_request_id", "12"), ("update_id", "1")), 404);
    }

    private static async Task<string> Update(Open311Client app, string id, string updateId, string text, string status)
    {
        using var answer = await app.Post(
            "servicerequestupdates.json",
            ("service_request_id", id), ("update_id", updateId), ("status", status), ("updated_datetime", "2026-11-01T10:00:00Z"), ("description", text), ("first_name", "-"));
        Assert.Equal(200, (int)answer.StatusCode);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())![0]!["update_id"]!;
    }
}
