using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Notices;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Words;
using Townline.Requests;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Notices;

/// <summary>Receipts through a Postfix as a town has one.</summary>
[Trait("Speed", "Slow")]
public class ReceiptTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Whoever_mails_has_a_receipt_with_the_number_the_link_and_what_happens_next(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Opened(engine, postfix);
        var first = await post.Write("The lamp is dark", "Subject: Lamp\r\n", id: "<first@mail.example>", to: post.Desk.Replace("@", "+pothole@"));
        await post.Town.OutboxIsDone();

        var request = await post.Request(first);
        var mail = Assert.Single(await postfix.Received(1));
        Assert.Equal(("rosa@example.org", $"Re: Lamp [TL-{request.Number}]"), (Assert.Single(mail.To.Addresses).Address, mail.Subject));
        Assert.Equal(("auto-replied", "All"), (mail.Headers.Raw("Auto-Submitted"), mail.Headers.Raw("X-Auto-Response-Suppress")));
        Assert.Null(mail.Headers.Raw("List-Unsubscribe"));
        Assert.Equal("<first@mail.example>", Assert.Single(mail.InReplyTo));
        var time = await post.Town.Get<ITownWords>().TimeFor(post.Town.Tenant.Id, "en");
        var texts = new[] { $"Its number is {request.Number}.", $"We mean to be done by {time.Date(request.DueAt!.Value)}", $"/track/{request.Number}/", "Just answer this mail" };
        Assert.All(texts, text => Assert.Contains(text, mail.Text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Contains(text, mail.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("The lamp is dark", mail.Text, StringComparison.Ordinal);
        Assert.Equal(request.Id, OwnMessageId.Read(post.Town.Tenant, mail.MessageId!)!.Value.RequestId);
        Assert.Equal("receipt.sent", Assert.Single(await Lines(post, request.Id)));
    }

    [BothEngines]
    public async Task A_person_who_reads_Spanish_gets_it_in_Spanish(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Opened(engine, postfix);
        await post.Town.Write(unit => post.Town.Get<IPeople>().Identify(unit, new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, "rosa@example.org")], "Rosa", Language: "es")));

        await post.Write("La farola no funciona");
        await post.Town.OutboxIsDone();

        Assert.Contains("Su aviso nos ha llegado", Assert.Single(await postfix.Received(1)).Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Machines_lists_our_own_addresses_and_mails_to_very_many_have_none(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Opened(engine, postfix);
        var other = await post.Town.AddTown("otherton");
        await SampleServices.Add(post.Town, other);
        await Mailboxes.Add(post.Town, other);
        var many = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"p{i}@example.org"));

        var withheld = new[]
        {
            await post.Write("I am away", "Auto-Submitted: auto-replied\r\n"),
            await post.Write("News", "List-Id: <news.example.org>\r\n"),
            await post.Write("Bulk", "Precedence: bulk\r\n"),
            await post.Write("Printed", "X-Auto-Response-Suppress: All\r\n"),
            await post.Write("Failed", sender: ""),
            await post.Write("Robot", from: "no-reply@shop.example"),
            await post.Write("All of you", $"To: {many}\r\n"),
            await post.Write("From the other town", from: Mailboxes.Address(other)),
        };
        await post.Write("A person", from: "tom@example.org");
        await post.Town.OutboxIsDone();

        Assert.Equal("tom@example.org", Assert.Single(Assert.Single(await postfix.Received(1)).To.Addresses).Address);
        Assert.All(withheld, mail => Assert.NotNull(mail.RequestId));
        Assert.Equal(
            [.. Enumerable.Repeat(NoticeState.Machine, 7), NoticeState.Ours, NoticeState.Sent],
            (await Notices(post)).Select(notice => notice.State));
    }

    [BothEngines]
    public async Task So_many_an_hour_to_one_address_and_never_two_with_the_same_subject_in_a_row(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Opened(engine, postfix);
        foreach (var subject in (string[])["One", "Re: ONE", "Two", "Three", "Four"])
        {
            await post.Write("Text", $"Subject: {subject}\r\n");
            await post.Town.OutboxIsDone();
        }

        Assert.Equal([NoticeState.Sent, NoticeState.SameAgain, NoticeState.Sent, NoticeState.Sent, NoticeState.TooMany], (await Notices(post)).Select(notice => notice.State));
        await post.Write("Text", "Subject: Four\r\n", from: "tom@example.org");
        await post.Town.OutboxIsDone();
        post.Town.Clock.Move(TimeSpan.FromMinutes(61));
        await post.Write("Text", "Subject: Four\r\n");
        await post.Town.OutboxIsDone();
        Assert.Equal(5, (await postfix.Received(5)).Count);

        post.Town.Clock.Move(TimeSpan.FromHours(25));
        await post.Write("Every week the same", "Subject: Four\r\n");
        await post.Town.OutboxIsDone();
        Assert.Equal(6, (await postfix.Received(6)).Count);
        Assert.Equal(8, await post.Town.Read(db => db.Set<Request>().CountAsync()));
    }

    [BothEngines]
    public async Task Two_machines_that_tell_nothing_of_themselves_do_not_write_to_each_other_for_ever(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Opened(engine, postfix);

        for (var i = 0; i < 20; i++)
        {
            // Answers whatever comes, under a new subject and without saying to what.
            await post.Write("We have your message", $"Subject: Ticket {i}\r\n", from: "help@shop.example");
            await post.Town.OutboxIsDone();
        }

        Assert.Equal(3, (await postfix.Received(3)).Count);
    }

    [BothEngines]
    public async Task A_report_on_the_web_has_one_where_the_address_was_given_and_none_where_it_is_not_wanted(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Opened(engine, postfix);
        await Web("<b>Buy pills</b>", "rosa@example.org");
        await Web("No address", null);
        var tom = await post.Town.Write(unit => post.Town.Get<IPeople>().Identify(unit, new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, "tom@example.org")])));
        await post.Town.Write(unit => post.Town.Get<IPersonEditor>().Record(unit, tom!.Id, new ConsentOrder(ConsentPurpose.Updates, "email", false, null, "phone", null)));
        await Web("Not by mail", "tom@example.org");
        await post.Town.OutboxIsDone();

        var mail = Assert.Single(await postfix.Received(1));
        Assert.StartsWith("We have your report: Pothole [TL-", mail.Subject, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers.Raw("Auto-Submitted"));
        Assert.DoesNotContain("pills", mail.Text, StringComparison.Ordinal);
        Assert.Equal([NoticeState.Sent, NoticeState.NotWanted], (await Notices(post)).Select(notice => notice.State));

        Task Web(string text, string? email) => post.Town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = post.Town.Tenant.Id,
            Channel = "web",
            Raw = "form"u8.ToArray(),
            ContentType = "text/plain",
            Actor = new Actor(ActorKind.Resident, null, "web"),
            From = email is null ? ClaimedPerson.Unknown : new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, email)]),
            Text = text,
            Report = new ReportDraft { Service = SampleServices.Pothole },
        });
    }

    [BothEngines]
    public async Task Without_a_mail_server_nothing_is_owed_and_one_that_refuses_is_written_down(Engine engine)
    {
        using var postfix = await Postfix.Receiving("gone@example.org REJECT 5.1.1 There is nobody of this name");
        var post = await Post.Open(towns, engine);
        await Outbound.Receipts(post.Town, anHour: 3);
        await post.Write("Before");
        await Outbound.Through(post.Town, postfix.Port);
        var refused = await post.Write("After", from: "gone@example.org");
        await post.Town.OutboxIsDone();

        Assert.Equal(NoticeState.Failed, Assert.Single(await Notices(post)).State);
        Assert.Equal("receipt.failed", Assert.Single(await Lines(post, refused.RequestId!.Value)));
    }

    private async Task<Post> Opened(Engine engine, Postfix postfix)
    {
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, postfix.Port);
        await Outbound.OnTheNet(post.Town);
        await Outbound.Receipts(post.Town, anHour: 3);
        return post;
    }

    private static Task<List<NoticeRow>> Notices(Post post) => post.Town.Read(db => db.Set<NoticeRow>().OrderBy(notice => notice.RequestId).ToListAsync());

    private static async Task<IEnumerable<string>> Lines(Post post, long requestId) =>
        (await post.Town.Get<ITimelines>().OfRequest(post.Town.Tenant.Id, requestId, Audience.Staff, default)).Select(entry => entry.EventKind).OfType<string>();
}
