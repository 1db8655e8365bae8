using System.Globalization;
using System.Text;
using Townline.Conversations.Contracts;
using Townline.Demo.People;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>A resident who writes by mail: first with headings and a list, then once more above what they wrote before.</summary>
internal sealed class SeedMails(IIntake intake, IMailboxes mailboxes, ICatalogue catalogue, Store store, IPeople people)
{
    private const int Resident = 40;

    public async Task Seed(Tenant town, DemoTown demo, CancellationToken cancel)
    {
        var mailbox = (await mailboxes.Of(town.Id, cancel)).First(mailbox => mailbox.Addresses.Contains(SeedMailbox.Address));
        var resident = demo.Residents.Where(resident => resident.Email is not null).ElementAt(Resident);
        await using var db = store.Read(town.Id);
        var person = await people.FindByIdentity(db, IdentityKind.Email, resident.Email!, cancel) ?? throw new InvalidOperationException("The residents of the demo come before their mails.");
        var service = (await catalogue.Of(town.Id)).ById(mailbox.ServiceId)!;
        var opened = await Tell("first", First, new ReportDraft { Service = service, KeepPrivate = true }, null);
        await Tell("second", Second, null, opened.RequestId);

        Task<IntakeResult> Tell(string name, (string Subject, string Text, string Html) mail, ReportDraft? report, long? continues) => intake.Receive(
            new InboundMessage
            {
                TenantId = town.Id,
                Channel = "email",
                ExternalId = string.Create(CultureInfo.InvariantCulture, $"{mailbox.Id}:{IdOf(name)}"),
                Raw = Written(name, resident, mail),
                ContentType = "message/rfc822",
                Actor = new Actor(ActorKind.Resident, null, "email"),
                KnownPersonId = person.Id,
                Text = report is null ? mail.Text : $"{mail.Subject}\n\n{mail.Text}",
                Report = report,
                ContinuesRequestId = continues,
            },
            cancel);
    }

    private static string IdOf(string name) => $"<demo-{name}@mail.riverton.example>";

    private static byte[] Written(string name, DemoResident resident, (string Subject, string Text, string Html) mail) => Encoding.UTF8.GetBytes(
        $"""
        Return-Path: <{resident.Email}>
        Delivered-To: {SeedMailbox.Address}
        From: {resident.Email}
        To: City Hall <{SeedMailbox.Address}>
        Cc: parks@riverton.example
        Subject: {mail.Subject}
        Message-ID: {IdOf(name)}
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        {mail.Html}
        """.ReplaceLineEndings("\r\n"));

    private static (string Subject, string Text, string Html) First { get; } = (
        "The sundial in the park",
        "Dear City Hall, the sundial in the park has come loose. What we saw: the hand wobbles; one screw is gone. We would be glad to help with the repair.",
        """
        <h2>Dear City Hall,</h2>
        <p>the <b>sundial</b> in the park has come loose. What we saw:</p>
        <ul><li>the hand wobbles</li><li>one screw is gone</li></ul>
        <p>We would be glad to help with the repair.<img src="https://pictures.example/sundial.png" alt=""></p>
        """);

    private static (string Subject, string Text, string Html) Second { get; } = (
        "Re: The sundial in the park",
        "We have found the screw.",
        """
        <div>We have found the screw.</div>
        <div class="moz-cite-prefix">Earlier I wrote:</div>
        <blockquote type="cite"><p>the <b>sundial</b> in the park has come loose.</p></blockquote>
        """);
}
