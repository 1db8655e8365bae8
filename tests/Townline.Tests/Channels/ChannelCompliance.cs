using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.People;
using Townline.Platform.Tenancy;
using Townline.Requests;
using Townline.Tests.Support;

namespace Townline.Tests.Channels;

/// <summary>What every channel keeps to. A channel's own test class derives from this one and says who sends through it.</summary>
public abstract class ChannelCompliance(Towns towns) : IClassFixture<Towns>
{
    /// <summary>Name of the channel.</summary>
    public abstract string Channel { get; }

    /// <summary>Somebody new who reports to a town, the first one when left out.</summary>
    private protected abstract Task<ChannelSender> Sender(TestTown town, Tenant? where = null);

    /// <summary>What is refused. A channel with forms checks them; one that carries letters takes whatever people write.</summary>
    private protected virtual IReadOnlyList<Told> Refusable =>
    [
        new Told("No such service", Service: "nothing"),
        new Told("Outside the town", Latitude: 10),
        new Told("Swapped", Latitude: -81.6, Longitude: 41.5),
        new Told("Not on this planet", Latitude: 91),
        new Told("Nowhere", Latitude: double.NaN),
        new Told(new string('x', 4001)),
    ];

    /// <summary>Whether a report of a public service stands on the town's public pages.</summary>
    private protected virtual bool IsForThePublic => true;

    /// <summary>What stands for a null byte.</summary>
    private protected virtual string NullByte => "\uFFFD";

    /// <summary>How far a reply gets.</summary>
    private protected virtual DeliveryState AfterReply => DeliveryState.Sent;

    [BothEngines]
    public async Task What_is_acknowledged_is_stored_with_the_message_as_it_came(Engine engine)
    {
        var town = await Town(engine);
        using var sender = await Sender(town);

        var answer = await sender.Send(new Told("Kilroy1946 was here"));

        var request = await town.Read(db => db.Set<Request>().SingleAsync());
        var journal = await town.Read(db => db.Set<Inbound>().SingleAsync());
        Assert.Equal((answer.Number, Channel, "Kilroy1946 was here"), (request.Number, request.Channel, request.Description));
        Assert.Equal((Channel, request.Id), (journal.Channel, journal.RequestId));
        Assert.NotEqual("", journal.ContentType);
        Assert.Contains("Kilroy1946", Encoding.UTF8.GetString(journal.Raw), StringComparison.Ordinal);
        Assert.Contains("Kilroy1946", await sender.Read(answer), StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task The_same_message_again_is_the_same_request_also_at_the_same_moment(Engine engine)
    {
        var town = await Town(engine);
        using var sender = await Sender(town);

        var first = await sender.Send(new Told("Once"));
        var again = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => sender.SendAgain()));

        Assert.All(again, answer => Assert.Equal(first.Number, answer.Number));
        Assert.Equal(1, await Requests(town));
        Assert.NotEqual(first.Number, (await sender.Send(new Told("Once"))).Number);
        Assert.Equal(2, await Requests(town));
    }

    [BothEngines]
    public async Task Whoever_says_who_they_are_is_known_again_and_only_claimed_and_others_stay_unknown(Engine engine)
    {
        var town = await Town(engine);
        using var sender = await Sender(town);

        await sender.Send(new Told("Unknown"));
        await sender.Send(new Told("Unknown too"));
        Assert.Equal(0, await town.Read(db => db.Set<Person>().CountAsync()));
        await sender.Send(new Told("Known", Email: "Rosa@Example.org"));
        await sender.Send(new Told("Known again", Email: "rosa@example.org"));

        var identity = await town.Read(db => db.Set<PersonIdentity>().SingleAsync());
        Assert.Equal(("rosa@example.org", null), (identity.Value, identity.VerifiedAt));
        var persons = await town.Read(db => db.Set<Request>().OrderBy(request => request.Id).Select(request => request.PersonId).ToListAsync());
        Assert.Equal([null, null, identity.PersonId, identity.PersonId], persons);
    }

    [BothEngines]
    public async Task Every_letter_is_kept_and_what_is_no_letter_does_no_harm(Engine engine)
    {
        var town = await Town(engine);
        using var sender = await Sender(town);

        var answer = await sender.Send(new Told("a\0b\a 🗑️ 𝒳 \u202Eabc\u202C שלום <b>&amp; =SUM(A1) ' \" \\"));

        Assert.True(answer.IsTaken, answer.Said);
        Assert.Equal($"a{NullByte}b 🗑️ 𝒳 \u202Eabc\u202C שלום <b>&amp; =SUM(A1) ' \" \\", (await town.Read(db => db.Set<Request>().SingleAsync())).Description);
    }

    [BothEngines]
    public async Task What_cannot_be_taken_is_refused_in_words_and_leaves_nothing(Engine engine)
    {
        var town = await Town(engine);
        using var sender = await Sender(town);

        foreach (var wrong in Refusable)
        {
            var answer = await sender.Send(wrong);
            Assert.False(answer.IsTaken, $"\"{wrong.Text[..Math.Min(wrong.Text.Length, 40)]}\" was taken.");
            Assert.True((int)answer.Status < 500 && answer.Said.Length > 10, $"\"{wrong.Text[..Math.Min(wrong.Text.Length, 40)]}\": {answer}");
        }

        Assert.Equal(0, await Requests(town));
        Assert.Equal(0, await town.Read(db => db.Set<Inbound>().CountAsync()));
    }

    [BothEngines]
    public async Task A_report_of_a_private_service_is_shown_nowhere_in_public(Engine engine)
    {
        var town = await Town(engine);
        using var sender = await Sender(town);

        var open = await sender.Send(new Told("Everybody may read openwords"));
        var closed = await sender.Send(new Told("Nobody may read secretwords", Service: "welfare", Email: "rosa@example.org"));

        Assert.True(closed.IsTaken, closed.Said);
        var shown = await InPublic(town, open.Number!.Value, closed.Number!.Value);
        Assert.Equal(IsForThePublic, shown.Contains("openwords", StringComparison.Ordinal));
        Assert.DoesNotContain("secretwords", shown, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_reply_goes_out_and_how_far_it_got_is_written_down(Engine engine)
    {
        var town = await Town(engine);
        using var sender = await Sender(town);
        var answer = await sender.Send(new Told("Where do bags go?", Email: "rosa@example.org"));
        var request = await town.Read(db => db.Set<Request>().SingleAsync());

        await town.Write(unit => town.Get<IConversations>().Reply(unit, request.Id, "Put them by the kerb.", []));
        await town.OutboxIsDone();

        var delivery = await town.Read(db => db.Set<DeliveryRow>().SingleAsync());
        Assert.Equal((Channel, AfterReply), (delivery.Channel, delivery.State));
        Assert.Contains("Put them by the kerb.", await sender.Read(answer), StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Nobody_of_another_town_reads_it(Engine engine)
    {
        var town = await Town(engine);
        var other = await town.AddTown("otherton");
        using var here = await Sender(town);
        using var there = await Sender(town, other);
        var answer = await here.Send(new Told("Only here", Email: "rosa@example.org"));

        Assert.Contains("Only here", await here.Read(answer), StringComparison.Ordinal);
        Assert.Null(await there.Read(answer));
        Assert.DoesNotContain("Only here", await InPublic(town, other, answer.Number!.Value), StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task While_storage_is_away_nothing_is_acknowledged_and_afterwards_all_goes_on(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        using var line = engine == Engine.PostgreSQL ? new DatabaseLine(storage.Database!) : null;
        await using var town = await TestTown.Start(storage, database: line?.Database);
        await SampleServices.Add(town);
        using var sender = await Sender(town);
        var report = new Told(string.Concat(Enumerable.Repeat("A full disk. ", 300)));

        await (line is null ? FillTheDisk(town) : Task.Run(line.Cut));
        var refused = await sender.Send(report);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, null), (refused.Status, refused.Number));
        Assert.True(refused.RetryAfter > TimeSpan.Zero);
        Assert.True(refused.Said.Length > 10);

        line?.Mend();
        await Eventually.True(async () => (await sender.Send(report)).IsTaken);
        Assert.Equal(1, await Requests(town));
    }

    /// <summary>A town of this test's own with the sample services, and with a box around it, so that there is an outside.</summary>
    private async Task<TestTown> Town(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        town.Tenant.Settings = town.Tenant.Settings with { South = 41.4, West = -81.7, North = 41.6, East = -81.5 };
        await town.Write(unit => TenantDirectory.Save(unit, town.Tenant));
        return town;
    }

    private static Task<int> Requests(TestTown town) => town.Read(db => db.Set<Request>().CountAsync());

    /// <summary>SQLite's own way to have no room left, until the connection is opened anew.</summary>
    private static Task FillTheDisk(TestTown town) => town.Write(async unit =>
        await unit.Execute($"PRAGMA max_page_count = {await unit.QueryFirst<long>("PRAGMA page_count")}"));

    private static Task<string> InPublic(TestTown town, params long[] numbers) => InPublic(town, town.Tenant, numbers);

    /// <summary>All that a passer-by is shown of these requests.</summary>
    private static async Task<string> InPublic(TestTown town, Tenant where, params long[] numbers)
    {
        using var passerBy = where == town.Tenant ? town.Visitor() : town.Visitor(where);
        var shown = new StringBuilder();
        foreach (var address in (string[])
                 [
                     "/", "/requests", "/requests.rss", "/requests.geojson", "/open311/v2/requests.xml", "/open311/v2/servicerequestupdates.json",
                     .. numbers.SelectMany(number => new[] { $"/requests/{number}", $"/open311/v2/requests/{number}.json", $"/track/{number}" }),
                 ])
        {
            shown.Append(await (await passerBy.Http.GetAsync(address)).Content.ReadAsStringAsync());
        }

        return shown.ToString();
    }
}
