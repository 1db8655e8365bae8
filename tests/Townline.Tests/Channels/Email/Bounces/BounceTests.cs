using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Notices;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Identity.Contracts;
using Townline.People;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;
using Townline.Work.Tasks;

namespace Townline.Tests.Channels.Email.Bounces;

[Trait("Speed", "Slow")]
public class BounceTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task What_Postfix_sends_back_fails_the_delivery_marks_the_address_and_is_a_task_for_the_clerk_who_wrote(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var domain = post.Desk.Split('@')[1];
        using var postfix = await Postfix.Start("error:5.1.1 There is nobody of this name", "smtpd_reject_unlisted_recipient = no", $"transport_maps = inline:{{ {{ {domain} = lmtp:inet:127.0.0.1:{post.Town.Mail.Port} }} }}");
        await Outbound.Through(post.Town, postfix.Port);
        var first = await post.Write("The lamp is dark");

        var clerk = await Reply(post, first.RequestId!.Value, "Which lamp?");
        await post.Town.OutboxIsDone();
        await Eventually.True(async () => (await Deliveries(post)).Single().State == DeliveryState.Failed, "The bounce did not come.");

        var delivery = Assert.Single(await Deliveries(post));
        Assert.Contains("There is nobody of this name", delivery.Detail, StringComparison.Ordinal);
        Assert.Equal("rosa@example.org", delivery.Address);
        Assert.NotNull(await DeadEndOf(post, "rosa@example.org"));
        Assert.Equal(clerk, Assert.Single(await post.Town.Read(db => db.Set<TaskRow>().ToListAsync())).StaffId);
        Assert.Equal(["The lamp is dark", "Which lamp?"], await post.Messages(first.RequestId.Value));
        Assert.Equal(3, (await post.Messages(first.RequestId.Value, Audience.Staff)).Count);
    }

    [BothEngines]
    public async Task One_that_is_late_or_a_full_mailbox_marks_no_address_and_opens_nothing(Engine engine)
    {
        var (post, id, ours) = await Sent(engine);
        await post.Close(id);

        await Bounce(post, ours, "delayed", "4.4.1");
        Assert.Equal(DeliveryState.Sent, (await Deliveries(post))[0].State);
        await Bounce(post, ours, "failed", "5.2.2");

        Assert.Equal(DeliveryState.Failed, (await Deliveries(post))[0].State);
        Assert.Null(await DeadEndOf(post, "rosa@example.org"));
        Assert.False((await post.Town.Get<IRequestQueries>().ById(post.Town.Tenant.Id, id, default))!.Open);
        await Bounce(post, ours, "failed", "5.2.2");
        Assert.Single(await post.Town.Read(db => db.Set<TaskRow>().ToListAsync()));
    }

    [BothEngines]
    public async Task A_bounce_that_somebody_made_up_fails_nothing(Engine engine)
    {
        var (post, _, ours) = await Sent(engine);

        await Bounce(post, ours.Replace("@", "0@"), "failed", "5.1.1");
        await Bounce(post, "<none@mail.example>", "failed", "5.1.1");

        Assert.Equal(DeliveryState.Sent, (await Deliveries(post))[0].State);
        Assert.Null(await DeadEndOf(post, "rosa@example.org"));
    }

    [BothEngines]
    public async Task A_receipt_that_comes_back_is_written_down_and_no_other_goes_there_until_they_write_again(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, postfix.Port);
        await Outbound.Receipts(post.Town, anHour: 5);
        var first = await post.Write("The lamp is dark", "Subject: Lamp\r\n");
        await post.Town.OutboxIsDone();
        await Bounce(post, (await postfix.Received(1))[0].MessageId!, "failed", "5.1.1");

        Assert.Equal(NoticeState.CameBack, Assert.Single(await Notices(post)).State);
        Assert.NotNull(await DeadEndOf(post, "rosa@example.org"));
        Assert.Empty(await post.Town.Read(db => db.Set<TaskRow>().ToListAsync()));
        Assert.Contains("receipt.cameback", (await post.Town.Get<ITimelines>().OfRequest(post.Town.Tenant.Id, first.RequestId!.Value, Audience.Staff, default)).Select(entry => entry.EventKind));

        await post.Write("Another lamp", "Subject: Another\r\n");
        await post.Town.OutboxIsDone();
        Assert.Equal(NoticeState.Sent, (await Notices(post))[1].State);
        Assert.Null(await DeadEndOf(post, "rosa@example.org"));
    }

    private async Task<(Post Post, long RequestId, string MessageId)> Sent(Engine engine)
    {
        var postfix = await Postfix.Receiving();
        using var stopping = postfix;
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, postfix.Port);
        var id = (await post.Write("The lamp is dark", "Subject: Lamp\r\n")).RequestId!.Value;
        await Reply(post, id, "Which lamp?");
        await post.Town.OutboxIsDone();
        return (post, id, (await postfix.Received(1))[0].MessageId!);
    }

    /// <summary>As RFC 3464 has it.</summary>
    private static Task Bounce(Post post, string about, string action, string status) =>
        post.Write(
            $"--b\r\nContent-Type: text/plain\r\n\r\nYour mail was not delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\nFinal-Recipient: rfc822; rosa@example.org\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {about}\r\n\r\n--b--\r\n",
            "Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n",
            from: "MAILER-DAEMON@mail.example",
            sender: "");

    private static async Task<long> Reply(Post post, long requestId, string text)
    {
        using var clerk = await post.Town.SignIn(Role.Agent);
        await post.Town.Get<Store>().Write(post.Town.Tenant.Id, new Actor(ActorKind.Staff, clerk.Staff!.Id, "desk"), unit => post.Town.Get<IConversations>().Reply(unit, requestId, text, []));
        return clerk.Staff.Id;
    }

    private static Task<DateTimeOffset?> DeadEndOf(Post post, string address) =>
        post.Town.Read(db => db.Set<PersonIdentity>().Where(identity => identity.Value == address).Select(identity => identity.DeadEndAt).SingleAsync());

    private static Task<List<NoticeRow>> Notices(Post post) => post.Town.Read(db => db.Set<NoticeRow>().OrderBy(notice => notice.RequestId).ToListAsync());

    private static Task<List<DeliveryRow>> Deliveries(Post post) => post.Town.Read(db => db.Set<DeliveryRow>().OrderBy(delivery => delivery.Id).ToListAsync());
}
