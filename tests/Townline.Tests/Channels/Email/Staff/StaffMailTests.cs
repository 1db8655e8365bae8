using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Requests.Queues;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Support;
using Townline.Work.Contracts;
using Townline.Work.News;

namespace Townline.Tests.Channels.Email.Staff;

/// <summary>What members of the staff hear of by mail, through a Postfix as a town has one.</summary>
[Trait("Speed", "Slow")]
public class StaffMailTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task What_happens_to_a_request_within_minutes_is_one_mail_with_what_is_needed_to_act(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine);
        var request = await desk.Lamp(isHers: false);
        await desk.Town.Write(unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, null, desk.Member.Id));
        await desk.Post.Write("It is still dark\r\n\r\nOn Mon, 23 Nov 2026 at 12:00, Desk <desk@town.example> wrote:\r\n> We shall see.\r\n", "Subject: Re: Lamp\r\nIn-Reply-To: <lamp@mail.example>\r\n");

        var mail = Assert.Single(await desk.Mails(1));

        Assert.Equal((desk.Member.Email, $"A resident has answered. Litter [TL-{request.Number}]"), (Assert.Single(mail.To.Addresses).Address, mail.Subject));
        var texts = new[] { "A request was given to you.", $"Request {request.Number}: Litter", "> It is still dark", $"https://localhost/desk/requests/{request.Number}", "kept as a note", "https://localhost/account/mail" };
        Assert.All(texts, text => Assert.Contains(text, mail.Text, StringComparison.Ordinal));
        Assert.Contains($"<a href=\"https://localhost/desk/requests/{request.Number}\">", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("We shall see", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rosa@example.org", mail.Text, StringComparison.Ordinal);
        Assert.Equal(("auto-generated", "List-Unsubscribe=One-Click"), (mail.Headers.Raw("Auto-Submitted"), mail.Headers.Raw("List-Unsubscribe-Post")));
        Assert.StartsWith($"{desk.Post.Desk.Split('@')[0]}+s-", Assert.Single(mail.ReplyTo.Addresses).Address, StringComparison.Ordinal);
        await desk.Answer("And now the next one too");
        Assert.Contains("And now the next one too", (await desk.Mails(2))[1].Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Whoever_did_it_looks_at_it_or_has_it_no_more_hears_nothing(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine);
        var request = await desk.Lamp();
        using var ben = await desk.Town.SignIn(Role.Agent);

        // Ana opens it before the minutes are over.
        await desk.Answer();
        await desk.Ana.Open(request.Number);
        await desk.Pass();

        // Ben has taken it over, and Ana's telephone note is her own.
        await desk.Answer();
        await desk.As(ben.Staff!.Id, unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, null, ben.Staff.Id));
        await desk.Pass();

        // Given and taken back.
        await desk.As(ben.Staff.Id, unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, null, desk.Member.Id));
        await desk.As(ben.Staff.Id, unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, null, null));
        await desk.Pass();

        // Answered by a machine in the resident's name.
        await desk.As(desk.Member.Id, unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, null, desk.Member.Id));
        await desk.Post.Write("I am away", "Subject: Automatic reply: Lamp\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: <lamp@mail.example>\r\n");
        await desk.Pass();

        Assert.Equal(0, desk.Postfix.Log.Split("status=sent").Length - 1);
    }

    [BothEngines]
    public async Task Not_fixed_goes_to_whoever_closed_it_and_an_answer_that_opens_it_again_too(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine);
        var request = await desk.Lamp();
        await desk.As(desk.Member.Id, unit => desk.Town.Get<IRequests>().Close(unit, request.Id, new Closure(Outcome.NoProblemFound, "We found nothing.")));
        await desk.Town.OutboxIsDone();
        await desk.Postfix.Received(1);
        await desk.Town.Write(unit => desk.Town.Get<IRequests>().Dispute(unit, request.Id, null));
        await desk.Answer("Look at the third lamp");

        var mail = (await desk.Mails(2)).Single(mail => mail.To.Addresses[0].Address == desk.Member.Email);

        Assert.Equal($"A resident says that it is not fixed. Litter [TL-{request.Number}]", mail.Subject);
        Assert.Contains("> Look at the third lamp", mail.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_task_that_falls_due_is_told_and_what_was_done_or_put_off_is_not(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine);
        var request = await desk.Lamp();
        var tasks = desk.Town.Get<ITasks>();
        var due = desk.Town.Clock.Now.AddMinutes(30);
        NewTask Due(string what) => new() { What = what, RequestId = request.Id, Number = request.Number, StaffId = desk.Member.Id, DueAt = due };
        long done = 0;
        await desk.As(desk.Member.Id, async unit =>
        {
            await tasks.Add(unit, desk.Town.Tenant, Due("Ask the electrician"));
            done = await tasks.Add(unit, desk.Town.Tenant, Due("Look at the bill"));
        });

        desk.Town.Clock.MoveTo(due.AddSeconds(1));
        await desk.Town.OutboxIsDone();
        await desk.As(desk.Member.Id, unit => tasks.Done(unit, done, null));
        var mail = Assert.Single(await desk.Mails(1));

        Assert.StartsWith("A task of yours is due. Litter", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("To do: Ask the electrician", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Look at the bill", mail.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task The_teams_queue_and_what_is_due_soon_are_told_to_who_chose_that_in_their_language(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine);
        using var ben = await desk.Town.SignIn(Role.Agent);
        var team = new Team { Id = 7001, Code = "lamps", Name = LocalText.English("Lamps"), Members = [new TeamMember(desk.Member.Id), new TeamMember(ben.Staff!.Id)] };
        await desk.Town.Write(unit => desk.Town.Get<ITeamEditor>().Save(unit, team));
        var page = await desk.Ana.Get("/account/mail");
        page = await page.Form("main form").Set("Wanted", "Team", "Promise").Set("Language", "es").Submit();
        Assert.Contains("Your choice is saved.", page.Text, StringComparison.Ordinal);

        var request = await desk.Lamp(isHers: false);
        await desk.Town.Write(unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, team.Id, null));
        var mail = Assert.Single(await desk.Mails(1));
        Assert.Equal((desk.Member.Email, $"Hay una solicitud nueva para su equipo. Litter [TL-{request.Number}]"), (mail.To.Addresses[0].Address, mail.Subject));

        await desk.As(desk.Member.Id, unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, team.Id, desk.Member.Id));
        await desk.Town.Write(unit => unit.Db.Set<Request>().Where(row => row.Id == request.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.DueAt, unit.Now.AddHours(5))
            .SetProperty(row => row.Urgency, unit.Now.AddHours(5))));
        await desk.Town.Get<DueSweep>().Run(default);
        Assert.Equal($"Pronto vence una solicitud suya. Litter [TL-{request.Number}]", (await desk.Mails(2))[1].Subject);

        // Not chosen any more.
        await desk.Town.Write(unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, team.Id, ben.Staff.Id));
        await desk.Town.Write(unit => desk.Town.Get<IRequests>().Assign(unit, request.Id, team.Id, desk.Member.Id));
        await desk.Mails(2);
    }

    [BothEngines]
    public async Task A_town_can_have_them_hold_only_a_link(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine);
        using var admin = await desk.Town.SignIn(Role.Administrator);
        var saved = await (await admin.Get("/admin/town")).Editing().Set("Input.StaffMailsAreLinks", "yes").Submit();
        Assert.Null(saved.Document.QuerySelector(".govuk-error-summary"));
        var request = await desk.Lamp();
        await desk.Answer();

        var mail = Assert.Single(await desk.Mails(1));

        Assert.Equal($"There is something for you [TL-{request.Number}]", mail.Subject);
        Assert.Contains($"https://localhost/desk/requests/{request.Number}", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("still dark", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Litter", mail.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task One_click_ends_them_and_an_account_that_was_closed_gets_none(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine);
        await desk.Lamp();
        await desk.Answer();
        var mail = Assert.Single(await desk.Mails(1));
        var path = new Uri(Regex.Match(mail.Headers.Raw("List-Unsubscribe")!, "<(.*)>").Groups[1].Value).AbsolutePath;

        using var program = desk.Town.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await program.Get(path)).Status);
        Assert.Equal(NewsChoice.Usual, await Choice(desk));
        Assert.Equal(HttpStatusCode.NotFound, (await program.Get(path[..^1] + (path[^1] == 'A' ? 'B' : 'A'))).Status);
        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await program.Http.PostAsync(path, body)).StatusCode);
        Assert.Empty((await Choice(desk)).Wanted);
        await desk.Answer();
        await desk.Mails(1);

        await desk.Town.Write(unit => desk.Town.Get<IStaffNews>().Choose(unit, desk.Member.Id, [NewsKind.Answered], null));
        await desk.Answer();
        await desk.Town.Get<IStaffDirectory>().SetActive(desk.Town.Tenant.Id, Actor.System("test"), desk.Member.Id, false);
        await desk.Mails(1);
    }

    [BothEngines]
    public async Task What_the_server_puts_off_goes_later_and_once(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine, "staff1@town.example 450 4.3.0 Later");
        await desk.Lamp();
        await desk.Answer();
        desk.Town.Clock.Move(NewsOffice.Gathers);
        await desk.Town.OutboxIsDone();
        var waiting = Assert.Single(await desk.Town.Read(db => db.Set<OutboxRow>().Where(row => row.Topic == "news.mail").ToListAsync()));
        Assert.Contains("4.3.0", waiting.LastError, StringComparison.Ordinal);

        await desk.Postfix.Allow("staff1@town.example");
        desk.Town.Clock.Move(TimeSpan.FromMinutes(10));
        await desk.Mails(1);
    }

    [BothEngines]
    public async Task News_of_one_request_that_falls_due_at_once_is_still_one_mail(Engine engine)
    {
        using var desk = await StaffPost.Open(towns, engine);
        await desk.Lamp();
        for (var i = 0; i < 4; i++)
        {
            await desk.Answer($"Answer {i}");
            desk.Town.Clock.Move(TimeSpan.FromSeconds(1));
        }

        var mail = Assert.Single(await desk.Mails(1));

        Assert.All(Enumerable.Range(0, 4), i => Assert.Contains($"> Answer {i}", mail.Text, StringComparison.Ordinal));
    }

    [BothEngines]
    public async Task A_town_that_sends_no_mail_writes_nothing_down(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        using var ana = await post.Town.SignIn(Role.Agent);
        var request = await post.Request(await post.Write("The lamp is dark", "Subject: Lamp\r\n"));
        await post.Town.Write(unit => post.Town.Get<IRequests>().Assign(unit, request.Id, null, ana.Staff!.Id));

        Assert.Empty(await post.Town.Read(db => db.Set<NewsRow>().ToListAsync()));
        Assert.Contains("The town sends no mail yet.", (await ana.Get("/account/mail")).Text, StringComparison.Ordinal);
    }

    private static async Task<NewsChoice> Choice(StaffPost desk) => await desk.Town.Get<IStaffNews>().Of(desk.Town.Tenant.Id, desk.Member.Id);
}
