using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.People;
using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Faces.Desk.Asking;
using Townline.Tests.Support;
using Townline.Work.Tasks;

namespace Townline.Tests.Channels.Email.Inquiries;

/// <summary>A contractor with a mail program, a town with a Postfix on either side of it: what is asked and answered stays with the staff.</summary>
[Trait("Speed", "Slow")]
public class InquiryStoryTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_answer_of_a_contractor_comes_back_to_the_request_and_nobody_outside_the_desk_sees_any_of_it(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        using var inside = await Postfix.Start($"lmtp:inet:127.0.0.1:{desk.Town.Mail.Port}");
        await Outbound.OnTheNet(desk.Town);
        await Outbound.Receipts(desk.Town, anHour: 5);
        var id = await Outbound.OnTheWeb(desk.Post, "rosa@example.org");
        await desk.Town.OutboxIsDone();
        await desk.Postfix.Received(1);
        var request = (await desk.Town.Get<IRequestQueries>().ById(desk.Town.Tenant.Id, id, default))!;
        await desk.Town.Write(unit => desk.Town.Get<IRequests>().Assign(unit, id, null, desk.Clerk.Staff!.Id));
        await desk.Post.Close(id);
        await desk.Town.OutboxIsDone();
        await desk.Postfix.Received(2);

        // What they have read is read from the second look on.
        await Outside(desk, request);
        var before = await Outside(desk, request);
        var question = (await Asked(desk, request.Number, "Is the hole yours?", 3)).Single(mail => mail.Text.StartsWith("Is the hole yours?", StringComparison.Ordinal));
        var count = await desk.Post.Count();

        // The answer comes from another address than the one that was asked.
        await Mail(inside, "crew@works.example", question.ReplyTo(), $"Re: {question.Subject}", "It is ours, we mend it on Friday.", "--header", $"In-Reply-To: {question.MessageId}", "--attach-type", "text/plain", "--attach-name", "plan.txt", "--attach", "A plan of the hole in words.");
        await Eventually.True(async () => await desk.Post.Count() == count + 1, "The answer did not come.");
        await desk.Town.OutboxIsDone();

        var entry = Assert.Single(await desk.CameBack(id));
        Assert.Equal((Audience.Staff, (long?)null, (long?)null), (entry.Audience, entry.PersonId, entry.ConversationId));
        Assert.Equal(InquiryState.Answered, Assert.Single(await desk.Inquiries(id)).State);
        var page = await desk.Clerk.Open(request.Number);
        var shown = page.One($"#entry-{entry.Id}");
        Assert.All(new[] { AskingTown.Luis, "crew@works.example", "It is ours, we mend it on Friday.", "plan.txt", "The resident does not see it." }, words => Assert.Contains(words, shown.TextContent, StringComparison.Ordinal));
        Assert.Empty(page.Document.QuerySelectorAll("[data-waiting]"));
        Assert.Contains("Somebody whom we asked by mail has answered.", page.One("#tasks").TextContent);
        var written = page.Document.QuerySelectorAll("[id^='entry-']").Select(line => WebPage.Squeeze(line.TextContent)).Where(line => line.Contains("wrote down a task", StringComparison.Ordinal));
        Assert.StartsWith("Townline ", Assert.Single(written), StringComparison.Ordinal);
        Assert.Equal(desk.Clerk.Staff!.Id, Assert.Single(await Tasks(desk)).StaffId);

        Assert.Equal(before, await Outside(desk, request));
        Assert.False((await desk.Town.Get<IRequestQueries>().ById(desk.Town.Tenant.Id, id, default))!.Open);
        Assert.Equal(["rosa@example.org"], await desk.Town.Read(db => db.Set<PersonIdentity>().Select(identity => identity.Value).ToListAsync()));
        Assert.Equal(3, (await desk.Postfix.Received(3)).Count);

        var file = (await desk.Clerk.Get($"/desk/requests/{request.Number}/file/print?for=File")).Text;
        Assert.Contains("we mend it on Friday", file, StringComparison.Ordinal);
        var own = (await desk.Clerk.Get($"/desk/requests/{request.Number}/file/print?for=Resident")).Text;
        Assert.All(new[] { "Is the hole yours?", "we mend it on Friday", AskingTown.Luis }, words => Assert.DoesNotContain(words, own, StringComparison.Ordinal));
        Assert.DoesNotContain((await desk.Clerk.Get($"/desk/requests/{request.Number}/sort")).Document.QuerySelectorAll("[name='Input.Entries']"), box => box.GetAttribute("value") == $"{entry.Id}");
    }

    [BothEngines]
    public async Task A_question_that_bounces_tells_the_clerk_and_is_not_waited_for(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var domain = post.Desk.Split('@')[1];
        using var postfix = await Postfix.Start("error:5.1.1 There is nobody of this name", "smtpd_reject_unlisted_recipient = no", $"transport_maps = inline:{{ {{ {domain} = lmtp:inet:127.0.0.1:{post.Town.Mail.Port} }} }}");
        await Outbound.Through(post.Town, postfix.Port);
        var first = await post.Write("The lamp is dark");
        using var clerk = await post.Town.SignIn(Townline.Identity.Contracts.Role.Agent);

        await post.Town.Get<Townline.Platform.Storage.Store>().Write(
            post.Town.Tenant.Id,
            new Actor(ActorKind.Staff, clerk.Staff!.Id, "desk"),
            unit => post.Town.Get<IInquiries>().Ask(unit, new InquiryOrder(first.RequestId!.Value, "When?", [], new InquiryParts(AskingTown.Luis) { RemindDays = 3 }, LetterParts.None)));
        await post.Town.OutboxIsDone();
        await Eventually.True(async () => (await post.Town.Read(db => db.Set<DeliveryRow>().SingleAsync())).State == DeliveryState.Failed, "The bounce did not come.");

        var asked = Assert.Single(await post.Town.Read(db => post.Town.Get<IInquiryQueries>().OfRequest(db, first.RequestId!.Value, default)));
        Assert.Equal(InquiryState.Failed, asked.State);
        var tasks = await post.Town.Read(db => db.Set<TaskRow>().OrderBy(task => task.Id).ToListAsync());
        Assert.Equal([(0, (long?)clerk.Staff.Id), (1, clerk.Staff.Id)], tasks.Select(task => (task.Open, task.StaffId)));
        Assert.StartsWith("A question to somebody outside could not be sent.", tasks[1].What, StringComparison.Ordinal);
        var page = await clerk.Open((await post.Request(first)).Number);
        Assert.Contains("There is nobody of this name", page.One("[data-copies]").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("[data-waiting]"));
        Assert.Equal(["The lamp is dark"], await post.Messages(first.RequestId!.Value));
        Assert.Equal(3, (await post.Messages(first.RequestId.Value, Audience.Staff)).Count);
        Assert.Equal(["rosa@example.org"], await post.Town.Read(db => db.Set<PersonIdentity>().Where(identity => identity.DeadEndAt == null).Select(identity => identity.Value).ToListAsync()));
    }

    /// <summary>All that somebody who is not of the staff can read of a request.</summary>
    private static async Task<string> Outside(MailDesk desk, RequestView request)
    {
        using var resident = desk.Town.Visitor();
        var read = new List<string> { WebPage.Squeeze((await desk.Tracked(request)).One("main").TextContent) };
        foreach (var address in new[] { $"/requests/{request.Number}", $"/open311/v2/requests/{request.Number}.json", "/open311/v2/servicerequestupdates.json", "/requests.rss", "/requests.geojson" })
        {
            read.Add(await (await resident.Http.GetAsync(address)).Content.ReadAsStringAsync());
        }

        return string.Join('\n', read);
    }

    private static async Task<IReadOnlyList<Townline.Channels.Email.Mime.MailMessage>> Asked(MailDesk desk, long number, string text, int count)
    {
        var page = await (await desk.Asking(number)).Form(AskingTown.Form).Set("Input.To", AskingTown.Luis).Set("Input.Text", text).Submit("Send the question");
        Assert.Empty(page.Errors);
        desk.Town.Clock.Move(TimeSpan.FromSeconds(desk.Town.Tenant.Settings.UndoSeconds));
        await desk.Town.OutboxIsDone();
        return await desk.Postfix.Received(count);
    }

    private static Task<List<TaskRow>> Tasks(MailDesk desk) => desk.Town.Read(db => db.Set<TaskRow>().ToListAsync());

    private static async Task Mail(Postfix postfix, string from, string to, string subject, string body, params string[] more)
    {
        var (code, talk) = await Swaks.Send(
            postfix.Port, to, ["--from", from, "--h-From", from, "--header", $"Subject: {subject}", "--body", body, "--header", string.Create(CultureInfo.InvariantCulture, $"Message-Id: <{Guid.NewGuid():N}@works.example>"), .. more]);
        Assert.True(code == 0, talk);
    }
}
