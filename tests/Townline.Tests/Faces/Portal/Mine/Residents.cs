using System.Text.RegularExpressions;
using Townline.Channels.Email.Mime;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Mine;

/// <summary>Residents of a town who report, and sign in by mails that really come.</summary>
internal sealed partial class Residents(TestTown town, Postfix postfix)
{
    public TestTown Town => town;

    /// <summary>A town of the test's own that sends its mail through this server.</summary>
    public static async Task<Residents> Of(Task<TestTown> starting, Postfix postfix)
    {
        var town = await starting.WithServices();
        await MailboxOf(town, PortalTown.Lamp.Id);
        await Outbound.Through(town, postfix.Port);
        return new Residents(town, postfix);
    }

    public static Task MailboxOf(TestTown town, long serviceId, Tenant? where = null) => town.Write(
        unit => town.Get<IMailboxes>().Save(unit, new MailboxInfo(Ids.Next(), "Desk", [$"desk@{(where ?? town.Tenant).Slug}.example"], serviceId)), where);

    /// <summary>Reports something, saying who they are as people do in a form.</summary>
    public async Task<IntakeResult> Report(string text, string? email, string? phone = null, bool keepPrivate = false)
    {
        var identities = new List<ClaimedIdentity>();
        if (email is not null)
        {
            identities.Add(new ClaimedIdentity(IdentityKind.Email, email));
        }

        if (phone is not null)
        {
            identities.Add(new ClaimedIdentity(IdentityKind.Phone, phone));
        }

        return await town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = town.Tenant.Id,
            Channel = "web",
            Raw = [],
            ContentType = "text/plain",
            Actor = new Actor(ActorKind.Resident, null, "web"),
            From = new ClaimedPerson(identities),
            Text = text,
            Report = new ReportDraft { Service = PortalTown.Lamp, KeepPrivate = keepPrivate },
        });
    }

    /// <summary>Asks for a link; the page that says it is on its way.</summary>
    public static async Task<WebPage> Ask(Visitor visitor, string address) =>
        await (await visitor.Get("/mine/sign-in")).Form().Set("Email", address).Submit("Send me a link");

    /// <summary>Waits for the mails with links to an address; in the order in which they came.</summary>
    public async Task<IReadOnlyList<MailMessage>> Mails(string address, int count = 1)
    {
        await town.OutboxIsDone();
        List<MailMessage> mails = [];
        await Eventually.True(async () =>
        {
            mails = [.. (await postfix.Received(1)).Where(mail => mail.To.Addresses.Any(to => to.Address == address) && Address().IsMatch(mail.Text))];
            return mails.Count >= count;
        });
        return mails;
    }

    /// <summary>The link in the newest mail to an address.</summary>
    public async Task<string> Link(string address, int count = 1) => LinkIn((await Mails(address, count))[^1]);

    public static string LinkIn(MailMessage mail) => new Uri(Address().Match(mail.Text).Value).PathAndQuery;

    /// <summary>Asks, opens the link of the mail and presses the button.</summary>
    public async Task<Visitor> SignIn(string address, int count = 1)
    {
        var visitor = town.Resident();
        await Ask(visitor, address);
        var page = await (await visitor.Get(await Link(address, count))).Form().Submit("Show my reports");
        Assert.Equal(("/mine", "My reports"), (page.Address, page.Heading));
        return visitor;
    }

    /// <summary>What "My reports" lists, by the words of each report.</summary>
    public static async Task<IReadOnlyList<string>> Listed(Visitor visitor)
    {
        var page = await visitor.Get("/mine");
        Assert.Equal("/mine", page.Address);
        return [.. page.Document.QuerySelectorAll("#list p[data-words]").Select(words => WebPage.Squeeze(words.TextContent))];
    }

    [GeneratedRegex(@"https?://\S+/mine/link/\S+")]
    private static partial Regex Address();
}

/// <summary>A mail server for all tests of a class.</summary>
public sealed class MailServers : IAsyncLifetime
{
    internal Postfix Postfix { get; private set; } = null!;

    public async Task InitializeAsync() => Postfix = await Postfix.Receiving();

    public Task DisposeAsync()
    {
        Postfix.Dispose();
        return Task.CompletedTask;
    }
}
