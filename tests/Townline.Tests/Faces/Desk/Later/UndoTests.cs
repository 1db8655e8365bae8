using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Held;
using Townline.Platform.Outbox;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Later;

/// <summary>An answer by mail waits some seconds before it leaves, and can be undone until then.</summary>
[Trait("Speed", "Slow")]
public class UndoTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task What_is_undone_is_back_in_the_draft_with_all_it_had_and_nothing_has_left(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));

        page = await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come never.").Set("Input.Cc", "ana@works.example").Set("Input.Asks", "true").Attach("files", "lamp.jpg", TestJpeg.Of()).Submit("Send");
        Assert.Contains($"{desk.Clerk.Staff!.Name}: goes out in 10 s", page.One("[data-held]").TextContent);
        Assert.DoesNotContain("We come never", (await desk.Tracked(request)).Text);
        Assert.Null((await desk.Town.Read(db => db.Set<OutboxRow>().SingleAsync(row => row.Topic == "answer.leave"))).OrderKey);
        desk.Town.Clock.Move(TimeSpan.FromSeconds(9));
        await desk.Town.OutboxIsDone();
        page = await page.Form("[data-held] form").Submit("Undo");

        Assert.Contains("The answer is back in your draft. Nothing has gone out.", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("[data-held]"));
        Assert.Equal(("We come never.", "ana@works.example"), (page.Typed(), page.One("[name='Input.Cc']").GetAttribute("value")));
        Assert.True(page.One("[name='Input.Asks']").HasAttribute("checked"));
        Assert.Contains("Leave out lamp.jpg", page.Text);
        desk.Town.Clock.Move(TimeSpan.FromMinutes(5));
        await desk.Town.OutboxIsDone();
        Assert.Equal(["The lamp is dark"], await desk.Post.Messages(request.Id, Audience.Staff));

        await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");
        var mails = await desk.Received(2);
        Assert.All(mails.Values, mail => Assert.StartsWith("We come.\n", mail.Text, StringComparison.Ordinal));
        Assert.All(mails.Values, mail => Assert.Equal("lamp.jpg", Assert.Single(mail.Attachments).FileName));
        Assert.Equal("waiting", (await desk.Post.Request((await desk.Town.Read(db => db.Set<Townline.Conversations.Inbound>().SingleAsync())))).State);
    }

    [BothEngines]
    public async Task What_has_left_cannot_be_undone_and_says_so(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));
        var held = await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");
        Assert.Single(await desk.Received(1));

        page = await held.Form("[data-held] form").Submit("Undo");

        Assert.Contains("This answer has gone out already. It can no longer be taken back.", page.Errors);
        Assert.Equal("", page.Typed());
        Assert.Equal(["The lamp is dark", "We come."], await desk.Post.Messages(request.Id));
        Assert.Contains(desk.Clerk.Staff!.Name, (await desk.Clerk.Open(request.Number)).One("[id^='entry-']:last-of-type").TextContent);
    }

    [BothEngines]
    public async Task Where_the_town_does_not_wait_an_answer_leaves_at_once(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        using var admin = await desk.Town.SignIn(Townline.Identity.Contracts.Role.Administrator);
        await (await admin.Get("/admin/town")).Form("form[enctype]").Set("Input.UndoSeconds", "0").Submit("Save");
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));

        page = await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");

        Assert.Empty(page.Document.QuerySelectorAll("[data-held]"));
        Assert.Equal(["The lamp is dark", "We come."], await desk.Post.Messages(request.Id));
        var refused = await (await admin.Get("/admin/town")).Form("form[enctype]").Set("Input.UndoSeconds", "61").Submit("Save");
        Assert.Contains("Enter a number of seconds from 0 to 60.", refused.Errors);
    }

    [BothEngines]
    public async Task An_answer_that_is_carried_by_mail_to_who_reported_on_the_web_can_be_undone_too_and_one_that_only_stands_there_does_not_wait(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        await Outbound.OnTheNet(desk.Town);
        var (carried, fetched) = (await Outbound.OnTheWeb(desk.Post, "rosa@example.org"), await Outbound.OnTheWeb(desk.Post, null));

        Assert.Single((await Answered(carried)).Document.QuerySelectorAll("[data-held]"));
        Assert.Empty((await Answered(fetched)).Document.QuerySelectorAll("[data-held]"));
        Assert.Equal("rosa@example.org", Assert.Single(await desk.Received(1)).Key);

        async Task<WebPage> Answered(long id) =>
            await (await desk.Clerk.Open((await desk.Town.Get<IRequestQueries>().ById(desk.Town.Tenant.Id, id, default))!.Number)).Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");
    }

    [BothEngines]
    public async Task A_colleague_cannot_answer_beside_an_answer_that_waits(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        using var other = await desk.Town.SignIn(Townline.Identity.Contracts.Role.Agent);
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));
        var theirs = await other.Open(request.Number);
        await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");

        theirs = await theirs.Form(AnsweringTown.Composer).Set("Input.Text", "We come too.").Submit("Send");

        Assert.Equal("We come too.", theirs.Typed());
        Assert.Contains("We come.", theirs.One("[data-held]").TextContent);
        Assert.Equal(1, await desk.Town.Read(db => db.Set<HeldRow>().CountAsync()));
    }

    [BothEngines]
    public async Task Of_undoing_and_leaving_at_the_same_moment_exactly_one_happens(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var town = desk.Town;
        var held = town.Get<IHeldAnswers>();
        var writer = new Townline.Platform.Events.Actor(Townline.Platform.Events.ActorKind.Staff, desk.Clerk.Staff!.Id, "desk");
        var requests = new List<long>();
        for (var i = 0; i < 24; i++)
        {
            requests.Add((await desk.Post.Write($"Lamp {i} is dark", from: $"p{i}@example.org")).RequestId!.Value);
        }

        var store = town.Get<Townline.Platform.Storage.Store>();
        var ids = new List<long>();
        foreach (var request in requests)
        {
            ids.Add(await store.Write(town.Tenant.Id, writer, unit => held.Hold(unit, new HeldOrder(request, "We come.", [], unit.Now.AddSeconds(10), IsScheduled: false))));
        }

        town.Clock.Move(TimeSpan.FromSeconds(10));
        var leaving = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => town.Get<Dispatcher>().RunDue(default)));
        var undone = await Task.WhenAll(ids.Select(async id =>
        {
            try
            {
                await store.Write(town.Tenant.Id, writer, unit => held.TakeBack(unit, id));
                return true;
            }
            catch (Townline.Requests.Contracts.RuleBrokenException broken) when (broken.Code == "answer-gone")
            {
                return false;
            }
        }));
        await leaving;
        await town.OutboxIsDone();

        for (var i = 0; i < ids.Count; i++)
        {
            Assert.Equal(undone[i] ? 1 : 2, (await desk.Post.Messages(requests[i])).Count);
        }

        var left = undone.Count(back => !back);
        Assert.Equal(left, left == 0 ? 0 : (await desk.Postfix.Received(left)).Count);
        Assert.Equal(0, await town.Read(db => db.Set<HeldRow>().CountAsync()));
    }
}
