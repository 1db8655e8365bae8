using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Identity.Contracts;
using Townline.People;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Support;
using Townline.Work.Contracts;
using Townline.Work.News;

namespace Townline.Tests.Channels.Email.Staff;

/// <summary>What members of the staff answer to mails of the town, and what comes back.</summary>
[Trait("Speed", "Slow")]
public class StaffReplyTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_members_answer_is_a_note_once_and_nothing_that_a_resident_wrote(Engine engine)
    {
        var (desk, request, mail) = await Opened(engine);
        using var closing = desk;
        await Outbound.Receipts(desk.Town, anHour: 5);
        await desk.Post.Close(request.Id);
        var sent = await desk.Town.Read(db => db.Set<DeliveryRow>().CountAsync());

        var arrived = await desk.Reply(mail, "The electrician comes on Monday.", id: "<note@town.example>");
        await desk.Reply(mail, "The electrician comes on Monday.", id: "<note@town.example>");

        var note = Assert.Single(await desk.Notes(request.Id));
        Assert.Equal(("The electrician comes on Monday.", desk.Member.Id, Audience.Staff, arrived.EntryId), (note.Text, note.AuthorId!.Value, note.Audience, note.Id));
        var told = await desk.Town.Read(db => db.Set<EventRow>().SingleAsync(row => row.Kind == "note.added"));
        Assert.Equal((ActorKind.Staff, (long?)desk.Member.Id, "email"), (told.ActorKind, told.ActorId, told.Source));
        Assert.False((await desk.Town.Get<IRequestQueries>().ById(desk.Town.Tenant.Id, request.Id, default))!.Open);
        Assert.Equal(2, (await desk.Post.Messages(request.Id, Audience.Staff)).Count);
        Assert.False(await desk.Town.Read(db => db.Set<PersonIdentity>().AnyAsync(identity => identity.Value == desk.Member.Email)));
        Assert.Equal(sent, await desk.Town.Read(db => db.Set<DeliveryRow>().CountAsync()));
        Assert.Equal(1, await desk.Town.Read(db => db.Set<Request>().CountAsync()));
        Assert.Contains("The electrician comes on Monday.", (await desk.Ana.Open(request.Number)).Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task It_is_known_by_what_it_answers_where_the_sealed_address_was_lost_and_brings_its_files(Engine engine)
    {
        var (desk, request, mail) = await Opened(engine);
        using var closing = desk;

        await desk.Post.Write(
            "--b\r\nContent-Type: text/plain\r\n\r\nSee the bill.\r\n--b\r\nContent-Type: text/plain; name=bill.txt\r\nContent-Disposition: attachment; filename=bill.txt\r\n\r\nTen lamps\r\n--b--\r\n",
            $"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\nIn-Reply-To: {mail.MessageId}\r\n",
            from: $"Ana <{desk.Member.Email.ToUpperInvariant()}>",
            id: "<bill@mail.example>",
            sender: desk.Member.Email);

        Assert.Equal("See the bill.", Assert.Single(await desk.Notes(request.Id)).Text);
        var file = Assert.Single(await desk.Town.Read(db => db.Set<Attachment>().ToListAsync()));
        Assert.Equal((Audience.Staff, request.Id), (file.Audience, file.RequestId));
        Assert.Equal(request.Id, await desk.Town.Read(db => db.Set<StoredFile>().Where(stored => stored.Id == file.FileId).Select(stored => stored.OwnerId).SingleAsync()));

        // A colleague who was copied answers that note: the staff read it, it is not the resident's and opens nothing.
        await desk.Post.Write("I can help", $"Subject: Re: {mail.Subject}\r\nIn-Reply-To: <bill@mail.example>\r\n", from: "carla@builder.example");
        Assert.DoesNotContain("I can help", await desk.Post.Messages(request.Id));
        Assert.Contains("I can help", await desk.Post.Messages(request.Id, Audience.Staff));
    }

    [BothEngines]
    public async Task Who_answers_what_a_member_forwarded_to_them_writes_to_that_request_for_the_staff_alone(Engine engine)
    {
        var (desk, request, mail) = await Opened(engine);
        using var closing = desk;
        await desk.Post.Close(request.Id);

        await desk.Post.Write("I can mend it on Monday", $"Subject: Fwd: {mail.Subject}\r\nReferences: {mail.MessageId} <forward@town.example>\r\n", from: "carla@builder.example");

        Assert.DoesNotContain("I can mend it on Monday", await desk.Post.Messages(request.Id));
        Assert.Contains("I can mend it on Monday", await desk.Post.Messages(request.Id, Audience.Staff));
        Assert.Equal(1, await desk.Town.Read(db => db.Set<Request>().CountAsync()));
        Assert.False((await desk.Town.Get<IRequestQueries>().ById(desk.Town.Tenant.Id, request.Id, default))!.Open);
    }

    [BothEngines]
    public async Task From_another_address_it_is_refused_and_the_member_is_told_once_at_their_own(Engine engine)
    {
        var (desk, request, mail) = await Opened(engine);
        using var closing = desk;

        await desk.Reply(mail, "Close it.", from: "mallory@example.net");
        var arrived = await desk.Reply(mail, "Close it!", from: $"{desk.Member.Email}, mallory@example.net");

        Assert.Empty(await desk.Notes(request.Id));
        Assert.Equal(["address", "address"], await desk.Told("staff-mail.refused"));
        Assert.Equal((null, request.Id), (arrived.EntryId, arrived.RequestId!.Value));
        Assert.False(await desk.Town.Read(db => db.Set<PersonIdentity>().AnyAsync(identity => identity.Value == "mallory@example.net")));
        var refusal = (await desk.Mails(2))[1];
        Assert.Equal((desk.Member.Email, "Your note was not taken"), (Assert.Single(refusal.To.Addresses).Address, refusal.Subject));
        Assert.DoesNotContain("Close it", refusal.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Whose_rights_ended_is_refused_in_the_same_way(Engine engine)
    {
        var (desk, request, mail) = await Opened(engine);
        using var closing = desk;
        await desk.Town.Get<IStaffDirectory>().SetRole(desk.Town.Tenant.Id, Actor.System("test"), desk.Member.Id, Role.ReadOnly);
        await desk.Reply(mail, "It is done.");
        await desk.Town.Get<IStaffDirectory>().SetActive(desk.Town.Tenant.Id, Actor.System("test"), desk.Member.Id, false);
        await desk.Reply(mail, "It is done.");

        Assert.Empty(await desk.Notes(request.Id));
        Assert.Equal(["rights", "rights"], await desk.Told("staff-mail.refused"));
        Assert.Equal("Your note was not taken", (await desk.Mails(2))[1].Subject);
    }

    [BothEngines]
    public async Task A_forged_address_is_ordinary_mail_and_an_absence_is_dropped_with_a_line(Engine engine)
    {
        var (desk, request, mail) = await Opened(engine);
        using var closing = desk;
        var address = Assert.Single(mail.ReplyTo.Addresses).Address;
        var at = address.IndexOf('@');
        var forged = address[..(at - 1)] + (address[at - 1] == '0' ? '1' : '0') + address[at..];

        var stranger = await desk.Post.Write("My bin is broken", from: "tom@example.org", to: forged);
        Assert.NotEqual(request.Id, stranger.RequestId);
        Assert.Equal("My bin is broken", (await desk.Post.Request(stranger)).Description);

        await desk.Reply(mail, "I am away until Monday.", "Auto-Submitted: auto-replied\r\n", to: desk.Post.Desk);
        var away = await desk.Reply(mail, "I am away until Monday.", "X-Autoreply: yes\r\n");

        Assert.Empty(await desk.Notes(request.Id));
        Assert.Null(away.EntryId);
        Assert.Equal(["automatic", "automatic"], await desk.Told("staff-mail.dropped"));
        Assert.Equal(2, (await desk.Post.Messages(request.Id, Audience.Staff)).Count);
        await desk.Mails(1);
    }

    [BothEngines]
    public async Task Another_town_and_another_mail_are_not_opened_by_the_seal_of_one(Engine engine)
    {
        var (desk, request, mail) = await Opened(engine);
        using var closing = desk;
        var other = await desk.Town.AddTown("otherton");
        await SampleServices.Add(desk.Town, other);
        await Mailboxes.Add(desk.Town, other);
        var address = Assert.Single(mail.ReplyTo.Addresses).Address;

        await desk.Post.Deliver($"From: {desk.Member.Email}\r\nMessage-ID: <there@mail.example>\r\n\r\nHello", address.Replace($"@{desk.Post.Desk.Split('@')[1]}", $"@{Mailboxes.Address(other).Split('@')[1]}"), desk.Member.Email);

        Assert.Empty(await desk.Notes(request.Id));
        Assert.Equal(1, await desk.Town.Read(db => db.Set<Request>().CountAsync(), other));
    }

    [BothEngines]
    public async Task What_Postfix_sends_back_marks_the_address_until_the_member_says_that_it_works(Engine engine)
    {
        // The town's own server knows no such mailbox, and Postfix tells the town.
        const string Said = "The town takes no mail at this address";
        var post = await Post.Open(towns, engine);
        post.Town.Clock.Stop();
        using var postfix = await Postfix.Start($"lmtp:inet:127.0.0.1:{post.Town.Mail.Port}");
        await Outbound.Through(post.Town, postfix.Port);
        using var ana = await post.Town.SignIn(Role.Agent);
        using var admin = await post.Town.SignIn(Role.Administrator);
        var request = await post.Request(await post.Write("The lamp is dark", "Subject: Lamp\r\n", id: "<lamp@mail.example>"));
        await post.Town.Write(unit => post.Town.Get<IRequests>().Assign(unit, request.Id, null, ana.Staff!.Id));

        await Pass(post);
        await Eventually.True(async () => (await Choice()).IsDead(ana.Staff!.Email), "The bounce did not come.");

        var page = await ana.Get("/account/mail");
        Assert.Contains(Said, page.Text, StringComparison.Ordinal);
        Assert.Contains("mails come back", (await admin.Get("/admin/users")).Text, StringComparison.Ordinal);
        Assert.Contains(Said, (await admin.Get($"/admin/users/{ana.Staff!.Id}")).Text, StringComparison.Ordinal);
        Assert.Single(await post.Messages(request.Id, Audience.Staff));
        var bounces = postfix.Log.Split("status=bounced").Length;
        await post.Write("Still dark", "In-Reply-To: <lamp@mail.example>\r\n");
        await Pass(post);
        Assert.Equal(bounces, postfix.Log.Split("status=bounced").Length);

        await page.Form("form[action*=Again]").Submit();
        Assert.False((await Choice()).IsDead(ana.Staff.Email));
        Assert.DoesNotContain("come back", (await ana.Get("/account/mail")).Text, StringComparison.Ordinal);

        async Task<NewsChoice> Choice() => await post.Town.Get<IStaffNews>().Of(post.Town.Tenant.Id, ana.Staff!.Id);
    }

    [BothEngines]
    public async Task A_server_that_knows_no_such_address_marks_it_at_once_and_a_full_mailbox_does_not(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine, "staff1@town.example 550 5.1.1 Nobody here", "staff2@town.example 552 5.2.2 Full");
        using var ben = await desk.Town.SignIn(Role.Agent);
        var request = await desk.Lamp();
        await desk.Answer();
        await desk.Pass();
        await desk.Town.Write(unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, null, ben.Staff!.Id));
        await desk.Pass();

        var news = desk.Town.Get<IStaffNews>();
        Assert.Contains("Nobody here", (await news.Of(desk.Town.Tenant.Id, desk.Member.Id)).DeadBecause, StringComparison.Ordinal);
        Assert.Null((await news.Of(desk.Town.Tenant.Id, ben.Staff!.Id)).DeadAddress);
    }

    private async Task<(StaffPost Desk, RequestView Request, MailMessage Mail)> Opened(Engine engine)
    {
        var desk = await StaffPost.Open(towns, engine);
        var request = await desk.Lamp();
        await desk.Answer();
        return (desk, request, Assert.Single(await desk.Mails(1)));
    }

    private static async Task Pass(Post post)
    {
        await post.Town.OutboxIsDone();
        post.Town.Clock.Move(NewsOffice.Gathers);
        await post.Town.OutboxIsDone();
    }
}
