using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Conversations.Intake;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Conversations.Intake;

public class IntakeTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_steps_are_journal_identify_thread_triage_route_record_and_twin(Engine engine)
    {
        var town = await towns.On(engine);

        Assert.Equal(["Journal", "Identify", "ThreadStep", "Triage", "RouteStep", "Record", "TwinStep"], town.Get<IntakeSteps>().InOrder.Select(step => step.GetType().Name));
    }

    [BothEngines]
    public async Task What_arrived_is_kept_as_it_arrived_with_what_became_of_it(Engine engine)
    {
        var town = await Town(engine);
        var raw = "{\"text\":\"Ñandú \\u0000 \"}"u8.ToArray();

        var result = await Receive(town, Report("A hole") with { Raw = raw, ContentType = "application/json", ExternalId = "raw-1" });

        var row = await town.Read(db => db.Set<Inbound>().SingleAsync(inbound => inbound.ExternalId == "raw-1"));
        Assert.Equal(raw, row.Raw);
        Assert.Equal(("application/json", result.EntryId, result.RequestId), (row.ContentType, row.EntryId!.Value, row.RequestId));
    }

    [BothEngines]
    public async Task The_same_message_thirty_two_times_at_once_and_a_week_later_is_one(Engine engine)
    {
        var town = await Town(engine);
        var message = Report("A hole") with { ExternalId = "same" };

        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Receive(town, message)));
        town.Clock.Move(TimeSpan.FromDays(7));
        var late = await Receive(town, message with { Text = "Other words" });

        var first = Assert.Single(results, result => !result.Known);
        Assert.All(results.Append(late), result => Assert.Equal((first.RequestId, first.Number, first.EntryId), (result.RequestId, result.Number, result.EntryId)));
        Assert.True(late.Known);
        Assert.Equal("A hole", Assert.Single(await Entries(town, first.RequestId!.Value)).Text);
    }

    [BothEngines]
    public async Task The_same_id_on_another_channel_is_another_message(Engine engine)
    {
        var town = await Town(engine);

        var web = await Receive(town, Report("A hole") with { ExternalId = "id" });
        var app = await Receive(town, Report("A hole") with { ExternalId = "id", Channel = "api" });

        Assert.NotEqual(web.RequestId, app.RequestId);
    }

    [BothEngines]
    public async Task An_answer_continues_the_request_it_names_in_its_conversation(Engine engine)
    {
        var town = await Town(engine);
        var (one, other) = (await Receive(town, Report("One") with { From = Rosa }), await Receive(town, Report("Other") with { From = Rosa }));

        await Receive(town, Answer(one.RequestId!.Value, "About the first"));

        var entries = await Entries(town, one.RequestId.Value);
        Assert.Equal(["One", "About the first"], entries.Select(entry => entry.Text));
        Assert.Equal(entries[0].ConversationId, entries[1].ConversationId);
        Assert.Equal(entries[0].PersonId, entries[1].PersonId);
        Assert.Equal(["Other"], (await Entries(town, other.RequestId!.Value)).Select(entry => entry.Text));
    }

    [BothEngines]
    public async Task Somebody_who_claims_an_identity_continues_nothing_of_its_owner(Engine engine)
    {
        var town = await Town(engine);
        var owner = await Receive(town, Report("The owner's") with { From = Rosa });

        var claimed = await Receive(town, Report("Somebody's") with { From = Rosa });

        Assert.NotEqual(owner.RequestId, claimed.RequestId);
        Assert.NotEqual((await Entries(town, owner.RequestId!.Value))[0].ConversationId, (await Entries(town, claimed.RequestId!.Value))[0].ConversationId);
        Assert.Single(await Entries(town, owner.RequestId.Value));
    }

    [BothEngines]
    public async Task An_answer_moves_a_waiting_request_on_and_opens_a_closed_one_again(Engine engine)
    {
        var town = await Town(engine);
        var id = (await Receive(town, Report("A hole"))).RequestId!.Value;
        await town.Write(unit => town.Get<IRequests>().Move(unit, id, "waiting"));

        await Receive(town, Answer(id, "The left one"));
        Assert.Equal("in_progress", (await Find(town, id)).State);
        await town.Write(unit => town.Get<IRequests>().Close(unit, id, new Closure(Outcome.Done, "Filled.")));
        await Receive(town, Answer(id, "I am out of the office") with { ReopensClosed = false });
        Assert.False((await Find(town, id)).Open);
        await Receive(town, Answer(id, "It is still there"));

        Assert.True(await Find(town, id) is { Open: true, Disputed: false, State: "reopened" });
    }

    [BothEngines]
    public async Task An_answer_to_another_towns_request_is_refused_and_nothing_is_kept(Engine engine)
    {
        var town = await Town(engine);
        var other = await town.AddTown($"far-{engine}".ToLowerInvariant());
        var id = (await Receive(town, Report("A hole"))).RequestId!.Value;

        await Assert.ThrowsAsync<KeyNotFoundException>(() => Receive(town, Answer(id, "Let me in") with { TenantId = other.Id }));

        Assert.Single(await Entries(town, id));
        Assert.Equal(0, await town.Read(db => db.Set<Inbound>().CountAsync(), other));
    }

    [BothEngines]
    public async Task A_report_is_routed_to_its_services_team_and_stands_in_its_queue(Engine engine)
    {
        var town = await Town(engine);

        var result = await Receive(town, Report("A hole"));

        var request = await Find(town, result.RequestId!.Value);
        Assert.Equal((SampleServices.Pothole.Id, "received", 1), (request.ServiceId, request.State, request.Version));
        Assert.InRange(request.DueAt!.Value, request.RequestedAt.AddHours(48).AddMinutes(-1), request.RequestedAt.AddHours(48).AddMinutes(1));
        Assert.Contains(request.Id, (await town.Get<IRequestLists>().Ids(town.Tenant.Id, new QueueKey(QueueKind.Unassigned).Selection, 100, default)).Ids);
    }

    private static ClaimedPerson Rosa { get; } = new([new ClaimedIdentity(IdentityKind.Email, "rosa@example.org")], "Rosa");

    private InboundMessage Report(string text) => new()
    {
        TenantId = 0,
        Channel = "web",
        Raw = Encoding.UTF8.GetBytes(text),
        ContentType = "text/plain",
        Actor = new Actor(ActorKind.Resident, null, "web"),
        Text = text,
        Report = new ReportDraft { Service = SampleServices.Pothole, Latitude = 41.5, Longitude = -81.6 },
    };

    private InboundMessage Answer(long request, string text) => Report(text) with { Report = null, ContinuesRequestId = request };

    private static Task<IntakeResult> Receive(TestTown town, InboundMessage message) =>
        town.Get<IIntake>().Receive(message.TenantId == 0 ? message with { TenantId = town.Tenant.Id } : message);

    private static async Task<List<TimelineEntry>> Entries(TestTown town, long request) =>
        [.. (await town.Get<ITimelines>().OfRequest(town.Tenant.Id, request, Audience.Staff, default)).Where(entry => entry.Kind == EntryKind.Message)];

    private static async Task<RequestView> Find(TestTown town, long id) => (await town.Get<IRequestQueries>().ById(town.Tenant.Id, id, default))!;

    private async Task<TestTown> Town(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        return town;
    }
}
