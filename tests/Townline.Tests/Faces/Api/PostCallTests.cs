using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;
using Townline.Work.Calls;
using Townline.Work.Contracts;

namespace Townline.Tests.Faces.Api;

public class PostCallTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Events_doubled_late_and_out_of_order_are_one_call(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var exchange = await town.Program([ApiScopes.Cti]);
        var at = town.Clock.Now;
        var events = new[] { Told("ended", at.AddSeconds(60)), Told("answered", at.AddSeconds(4)), Told("ringing", at), Told("held", at.AddSeconds(20)), Told("answered", at.AddSeconds(30)) };

        var answers = await Task.WhenAll(events.Concat(events).Select(told => Post(exchange, told)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var call = await town.Read(db => db.Set<CallRow>().SingleAsync());
        Assert.Equal((CallState.Ended, false, "+12165550100", 5), (call.State, call.Missed, call.Number, call.Marks.Count));
        Assert.Equal(at.ToUnixTimeMilliseconds(), call.StartedAt.ToUnixTimeMilliseconds());
        Assert.Equal(5, answers.Count(answer => (bool)answer.Said!["is_new"]!));
    }

    [BothEngines]
    public async Task A_missed_call_is_owed_a_call_once_until_they_are_spoken_to(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var exchange = await town.Program([ApiScopes.Cti]);
        var backs = town.Get<ICallBacks>();
        foreach (var id in new[] { "a", "b" })
        {
            await Post(exchange, Told("ringing", town.Clock.Now, id));
            await Post(exchange, Told("ended", town.Clock.Now.AddSeconds(30), id));
        }

        var owed = Assert.Single(await town.Read(db => backs.Open(db, 10, default)));
        Assert.Equal(("+12165550100", 2), (owed.Number, owed.Calls));
        Assert.True(owed.DueAt > town.Clock.Now);

        // The event that says that "b" was answered had only been late.
        await Post(exchange, Told("answered", town.Clock.Now.AddSeconds(10), "b"));
        Assert.Equal(1, Assert.Single(await town.Read(db => backs.Open(db, 10, default))).Calls);

        await Post(exchange, Told("ringing", town.Clock.Now.AddMinutes(1), "c"));
        await Post(exchange, Told("answered", town.Clock.Now.AddMinutes(1), "c"));
        Assert.Empty(await town.Read(db => backs.Open(db, 10, default)));
        Assert.Equal(CallBackState.Needless, (await town.Read(db => db.Set<CallBackRow>().SingleAsync())).State);
    }

    [BothEngines]
    public async Task Nobody_is_owed_a_call_who_hides_the_number(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var exchange = await town.Program([ApiScopes.Cti]);
        foreach (var from in new[] { "anonymous", "", "not a number" })
        {
            await Post(exchange, Told("ended", town.Clock.Now, $"call {from}", from));
        }

        Assert.Equal([null, null, "not a number"], await town.Read(db => db.Set<CallRow>().OrderBy(call => call.Id).Select(call => call.Caller).ToListAsync()));
        Assert.All(await town.Read(db => db.Set<CallRow>().ToListAsync()), call => Assert.True(call is { Missed: true, Number: null }));
        Assert.Empty(await town.Read(db => town.Get<ICallBacks>().Open(db, 10, default)));
    }

    [BothEngines]
    public async Task Agents_are_known_by_address_and_extension_and_an_unknown_one_is_said(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var clerk = await town.SignIn(Role.Agent);
        using var exchange = await town.Program([ApiScopes.Cti]);
        var setups = town.Get<IPhoneSetup>();
        await town.Write(unit => setups.Save(unit, PhoneSetup.Standard with { Extensions = [new Extension("201", clerk.Staff!.Id)] }));

        foreach (var (agent, known) in new[] { (clerk.Staff!.Email.ToUpperInvariant(), true), ("201", true), ("999", false), ("DROP TABLE", false) })
        {
            var answer = await Post(exchange, Told("ringing", town.Clock.Now, agent, agent: agent));
            Assert.Equal((HttpStatusCode.OK, known), (answer.Status, (bool)answer.Said!["agent_known"]!));
            var call = await town.Read(db => db.Set<CallRow>().SingleAsync(row => row.ExternalId == agent));
            Assert.Equal((known ? clerk.Staff!.Id : null, agent), (call.AgentId, call.Agent));
        }
    }

    [BothEngines]
    public async Task Only_the_desk_where_it_rings_is_told(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var clerk = await town.SignIn(Role.Agent);
        using var exchange = await town.Program([ApiScopes.Cti]);

        await Post(exchange, Told("ringing", town.Clock.Now, "named", agent: clerk.Staff!.Email));
        await Post(exchange, Told("ringing", town.Clock.Now, "nobody"));

        var told = await town.Read(db => db.Set<EventRow>().Where(row => row.Kind == "call.ringing").OrderBy(row => row.Seq).Select(row => row.Data).ToListAsync());
        Assert.Equal([clerk.Staff!.Id], JsonNode.Parse(told[0])!["for"]!.AsArray().Select(id => (long)id!));
        Assert.Empty(JsonNode.Parse(told[1])!["for"]!.AsArray());
        Assert.DoesNotMatch("555[- ]?0100", string.Concat(told));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_field_by_field()
    {
        var town = await towns.On(Engine.SQLite);
        using var exchange = await town.Program([ApiScopes.Cti]);
        foreach (var (body, field) in new (object Body, string Field)[]
                 {
                     (new { @event = "ringing" }, "external_id"),
                     (new { external_id = "a" }, "event"),
                     (new { external_id = "a", @event = "exploded" }, "event"),
                     (new { external_id = new string('x', 201), @event = "ringing" }, "external_id"),
                     (new { external_id = "a", @event = "ringing", from = new string('1', 65) }, "from"),
                     (new { external_id = "a", @event = "ringing", time = "yesterday" }, "time"),
                 })
        {
            using var response = await exchange.PostAsJsonAsync("/api/v1/cti/calls", body);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal(field, (string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["errors"]![0]!["field"]);
        }
    }

    [Fact]
    public async Task The_answer_says_its_length_for_exchanges_that_read_no_chunks()
    {
        var town = await towns.On(Engine.SQLite);
        using var exchange = await town.Program([ApiScopes.Cti]);
        using var answer = await exchange.PostAsJsonAsync("/api/v1/cti/calls", Told("ringing", town.Clock.Now, "length"), default);
        Assert.True(answer.Content.Headers.ContentLength > 0);
        Assert.Null(answer.Headers.TransferEncodingChunked);
    }

    [BothEngines]
    public async Task A_batch_is_taken_whole_or_not_at_all(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var exchange = await town.Program([ApiScopes.Cti]);
        object[] good = [.. Enumerable.Range(0, 1000).Select(i => Told(i % 2 == 0 ? "ringing" : "ended", town.Clock.Now.AddSeconds(i), $"call {i / 2}", $"+1216555{i / 2:0000}"))];

        using var taken = await exchange.PostAsJsonAsync("/api/v1/cti/calls/batch", new { events = good });
        using var refused = await exchange.PostAsJsonAsync("/api/v1/cti/calls/batch", new { events = new[] { Told("ringing", town.Clock.Now, "new"), new { external_id = "" } } });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (taken.StatusCode, refused.StatusCode));
        Assert.Equal(500, await town.Read(db => db.Set<CallRow>().CountAsync(call => call.Missed)));
        Assert.Equal(500, await town.Read(db => db.Set<CallRow>().CountAsync()));
    }

    private static object Told(string what, DateTimeOffset at, string id = "call-1", string from = "(216) 555-0100", string? agent = null) =>
        new { external_id = id, @event = what, from, to = "216-555-0199", agent, time = at.ToString("O") };

    private static async Task<(HttpStatusCode Status, JsonNode? Said)> Post(HttpClient exchange, object told)
    {
        using var response = await exchange.PostAsJsonAsync("/api/v1/cti/calls", told);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonNode>());
    }
}
