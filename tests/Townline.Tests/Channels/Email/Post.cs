using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Listener;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email;

/// <summary>People who write mails to a town of the test's own, and what became of each.</summary>
internal sealed class Post(TestTown town)
{
    private int _sent;

    public TestTown Town => town;

    /// <summary>The address of the town's mailbox.</summary>
    public string Desk { get; } = Mailboxes.Address(town.Tenant);

    public static async Task<Post> Open(Towns towns, Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        await Mailboxes.Add(town);
        await Outbound.Receipts(town, anHour: 0);
        return new Post(town);
    }

    /// <summary>Delivers a mail and finds what became of it.</summary>
    /// <param name="headers">Further header lines, each ended by CR LF.</param>
    public async Task<Inbound> Write(string text, string headers = "", string from = "rosa@example.org", string? to = null, string? id = null, string? sender = null)
    {
        id ??= NewId();
        Assert.StartsWith("250", await Deliver($"From: {from}\r\nMessage-ID: {id}\r\n{headers}\r\n{text}", to, sender ?? from), StringComparison.Ordinal);
        return await Journal(id);
    }

    public string NewId() => string.Create(CultureInfo.InvariantCulture, $"<{++_sent}@mail.example>");

    /// <summary>Delivers whatever it is.</summary>
    /// <returns>The answer of the town.</returns>
    public async Task<string> Deliver(string mail, string? to = null, string sender = "rosa@example.org")
    {
        using var server = await MailServer.Greet(town.Mail);
        return await server.Deliver(mail, to ?? Desk, sender);
    }

    public Task<Inbound> Journal(string id) => town.Read(db => db.Set<Inbound>().SingleAsync(inbound => inbound.ExternalId!.EndsWith(":" + id)));

    public async Task<RequestView> Request(Inbound inbound) => (await town.Get<IRequestQueries>().ById(town.Tenant.Id, inbound.RequestId!.Value, default))!;

    /// <summary>What the reporter reads of a request.</summary>
    public async Task<IReadOnlyList<string>> Messages(long requestId, Audience audience = Audience.Resident) =>
        [.. (await town.Get<ITimelines>().OfRequest(town.Tenant.Id, requestId, audience, default)).Where(entry => entry.Kind == EntryKind.Message).Select(entry => entry.Text)];

    public Task Close(long requestId) =>
        town.Write(unit => town.Get<IRequests>().Close(unit, requestId, new Closure(Outcome.NoProblemFound, "We found nothing.")));

    public Task<int> Count() => town.Read(db => db.Set<Inbound>().CountAsync());
}
