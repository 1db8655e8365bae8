using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Held;
using Townline.Identity.Contracts;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Asking;

/// <summary>A clerk asks somebody outside by mail. Mails as a Postfix received them.</summary>
[Trait("Speed", "Slow")]
public class AskTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_question_carries_what_was_chosen_and_tells_nothing_else_of_the_resident(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        await desk.Sign(("en", "{name}\n{team}"));
        var first = await desk.Post.Write("The <b>lamp</b> is dark.", "Subject: Lamp\r\n", from: "Rosa Diaz <rosa@example.org>", sender: "rosa@example.org");
        var (request, page) = await desk.Answering(first);

        page = await (await page.Follow("Ask somebody else by mail")).Form(AskingTown.Form).Set("Input.To", $"Luis Ortiz <{AskingTown.Luis}>").Set("Input.Text", "When can you mend it?").Set("Input.Messages", $"{first.EntryId}")
            .Set("Input.Cc", "county@example.net").Submit("Send the question");
        Assert.Contains($"{desk.Clerk.Staff!.Name}: question to {AskingTown.Luis} goes out in 10 s", page.One("[data-held]").TextContent);
        var mails = await desk.Received(2);

        Assert.Equal(["county@example.net", AskingTown.Luis], mails.Keys.Order());
        var mail = mails[AskingTown.Luis];
        Assert.StartsWith($"When can you mend it?\n\n{desk.Clerk.Staff.Name}\nStreet works\n\nThis is about request {request.Number} (", mail.Text, StringComparison.Ordinal);
        Assert.Contains(", the resident wrote:\n> Lamp\n>\n> The <b>lamp</b> is dark.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("The &lt;b&gt;lamp&lt;/b&gt; is dark.", mail.Html!, StringComparison.Ordinal);
        Assert.Equal((AskingTown.Luis, "county@example.net"), (Assert.Single(mail.To.Addresses).Address, Assert.Single(mail.Cc.Addresses).Address));
        Assert.StartsWith(desk.Post.Desk.Split('@')[0] + "+q-", mail.ReplyTo(), StringComparison.Ordinal);
        foreach (var told in new[] { mail.Text, mail.Html!, string.Join('\n', mail.Headers.Fields.Select(field => field.Raw)) })
        {
            Assert.DoesNotContain("rosa", told, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("/track/", told, StringComparison.Ordinal);
        }

        page = await desk.Clerk.Open(request.Number);
        Assert.Contains($"Waiting for an answer from {AskingTown.Luis} since", page.One("[data-waiting]").TextContent);
        Assert.Contains("1 message of the request went along. Nothing was told of the resident.", WebPage.Squeeze(page.One("[data-asked]").TextContent));
        Assert.Equal([$"To {AskingTown.Luis}: Sent", "Copy to county@example.net: Sent"], page.Document.QuerySelectorAll("[data-copies] li").Select(item => WebPage.Squeeze(item.TextContent)));
        Assert.Equal([AskingTown.Luis], (await desk.Asking(request.Number)).Document.QuerySelectorAll("[name='Input.Known'] option").Select(option => option.GetAttribute("value")).Where(value => value!.Length > 0));
        Assert.DoesNotContain("When can you mend it", (await desk.Tracked(request)).Html);
        Assert.Equal(["Lamp\n\nThe <b>lamp</b> is dark."], await desk.Post.Messages(request.Id));
    }

    [BothEngines]
    public async Task Name_and_addresses_of_the_resident_are_told_when_they_are_ticked(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var first = await desk.Post.Write("The lamp is dark", from: "Rosa Diaz <rosa@example.org>", sender: "rosa@example.org");
        var request = await desk.Post.Request(first);

        var mail = await desk.Ask(request.Number, "Please call them.", form => form.Set("Input.Messages", $"{first.EntryId}").Set("Input.TellsName", "true").Set("Input.TellsWays", "true"));

        Assert.Contains("Name of the resident: Rosa Diaz\nHow to reach the resident: rosa@example.org", mail.Text, StringComparison.Ordinal);
        Assert.Contains(", Rosa Diaz wrote:", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Told as well: the name of the resident, how to reach the resident.", (await desk.Clerk.Open(request.Number)).Text);
    }

    [BothEngines]
    public async Task Files_go_along_on_ticking_and_those_that_are_added(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var first = await desk.Post.Write(
            "--b\r\nContent-Type: text/plain\r\n\r\nSee the plan\r\n--b\r\nContent-Type: text/plain; name=plan.txt\r\nContent-Disposition: attachment; filename=plan.txt\r\n\r\nA plan in words, of the lamp.\r\n--b\r\n"
            + "Content-Type: text/plain; name=other.txt\r\nContent-Disposition: attachment; filename=other.txt\r\n\r\nAnother plan in words.\r\n--b--\r\n",
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n");
        var request = await desk.Post.Request(first);
        var plan = (await desk.Asking(request.Number)).Document.QuerySelectorAll("[name='Input.Take']").Single(box => box.ParentElement!.TextContent.Contains("plan.txt", StringComparison.Ordinal)).GetAttribute("value")!;

        var mail = await desk.Ask(request.Number, "Is this it?", form => form.Set("Input.Take", plan).Attach("files", "lamp.jpg", TestJpeg.Of()));

        Assert.Equal(["lamp.jpg", "plan.txt"], mail.Attachments.Select(file => file.FileName).Order());
        Assert.DoesNotContain("See the plan", mail.Text, StringComparison.Ordinal);
        var tracked = await desk.Tracked(request);
        Assert.DoesNotContain("lamp.jpg", tracked.Html);

        // The resident's own stands where it stood.
        var files = await desk.Town.Get<ITimelines>().FilesOf(desk.Town.Tenant.Id, [request.Id], Audience.Resident, default);
        Assert.Equal(2, files[request.Id].Count());
    }

    [BothEngines]
    public async Task A_double_click_asks_once(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var request = await desk.Post.Request(await desk.Post.Write("The lamp is dark"));
        var form = (await desk.Asking(request.Number)).Form(AskingTown.Form).Set("Input.To", AskingTown.Luis).Set("Input.Text", "When?");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Clerk.Send(form.Request("Send the question"))));

        Assert.Equal(1, await desk.Town.Read(db => db.Set<HeldRow>().CountAsync()));
        await desk.Received(1);
        await desk.Clerk.Send(form.Request("Send the question"));
        desk.Town.Clock.Move(TimeSpan.FromMinutes(1));
        await desk.Town.OutboxIsDone();
        Assert.Single(await desk.Inquiries(request.Id));
        Assert.Single(await desk.Postfix.Received(1));
    }

    [BothEngines]
    public async Task What_is_undone_is_back_in_the_form_with_all_it_had_and_nothing_has_left(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var first = await desk.Post.Write("The lamp is dark");
        var request = await desk.Post.Request(first);
        var page = await (await desk.Asking(request.Number)).Form(AskingTown.Form).Set("Input.To", AskingTown.Luis).Set("Input.Text", "When?").Set("Input.Messages", $"{first.EntryId}").Set("Input.TellsName", "true")
            .Set("Input.Cc", "county@example.net").Set("Input.Days", "3").Attach("files", "lamp.jpg", TestJpeg.Of()).Submit("Send the question");

        page = await page.Form("[data-held] form").Submit("Undo");

        Assert.Contains("The question is back here. Nothing has gone out.", page.Text);
        Assert.Equal((AskingTown.Luis, "county@example.net", "3"), (Value(page, "Input.To"), Value(page, "Input.Cc"), Value(page, "Input.Days")));
        Assert.Equal("When?", page.Typed());
        Assert.True(page.One($"#message-{first.EntryId}").HasAttribute("checked"));
        Assert.True(page.One("[name='Input.TellsName']").HasAttribute("checked"));
        Assert.Contains("Leave out lamp.jpg", page.Text);
        Assert.Contains("Question to somebody outside", (await desk.Clerk.Get("/desk/drafts")).Text);
        desk.Town.Clock.Move(TimeSpan.FromMinutes(5));
        await desk.Town.OutboxIsDone();
        Assert.Empty(await desk.Inquiries(request.Id));

        await page.Form(AskingTown.Form).Set("Input.Text", "When, please?").Submit("Send the question");
        var mails = await desk.Received(2);
        Assert.All(mails.Values, mail => Assert.StartsWith("When, please?\n", mail.Text, StringComparison.Ordinal));
        Assert.All(mails.Values, mail => Assert.Equal("lamp.jpg", Assert.Single(mail.Attachments).FileName));
        Assert.DoesNotContain("Question to somebody outside", (await desk.Clerk.Get("/desk/drafts")).Text);
    }

    [BothEngines]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var request = await desk.Post.Request(await desk.Post.Write("The lamp is dark"));
        var page = await (await desk.Asking(request.Number)).Form(AskingTown.Form).Set("Input.Text", "When?").Set("Input.Days", "7").Attach("files", "lamp.jpg", TestJpeg.Of()).Submit();

        foreach (var (to, complaint) in new[]
                 {
                     ("", "Choose or write one address. Others can get a copy."), ("nobody", "This is not an e-mail address: nobody"), ("a@works.example, b@works.example", "Choose or write one address. Others can get a copy."),
                     (desk.Post.Desk, "This is an address of the town. Choose whom outside you want to ask."),
                     ("ROSA@example.org", "This is an address of the resident. Answer them on the request: what they say to this mail would not stand where they can read it."),
                 })
        {
            page = await page.Form(AskingTown.Form).Set("Input.To", to).Submit();
            Assert.Equal([complaint], page.Errors);
            Assert.Equal((to, "When?", "7"), (Value(page, "Input.To") ?? "", page.Typed(), Value(page, "Input.Days")));
            Assert.Contains("Leave out lamp.jpg", page.Text);
        }

        page = await page.Form(AskingTown.Form).Set("Input.To", AskingTown.Luis).Set("Input.Days", "0").Submit();
        Assert.Equal(["Enter a number of working days from 1 to 250, or leave it empty."], page.Errors);
        page = await page.Form(AskingTown.Form).Set("Input.Days", "").Set("Input.Text", " ").Submit();
        Assert.Single(page.Errors);
        Assert.Empty((await page.Form(AskingTown.Form).Set("Input.Text", "When?").Submit()).Errors);
        Assert.Equal("lamp.jpg", Assert.Single((await desk.Received(1))[AskingTown.Luis].Attachments).FileName);

        page = await (await desk.Asking(request.Number)).Form(AskingTown.Form).Set("Input.Known", AskingTown.Luis).Set("Input.To", "ana@works.example").Set("Input.Text", "And when?").Submit();
        Assert.Single(page.Errors);
        Assert.Empty((await page.Form(AskingTown.Form).Set("Input.To", "").Submit()).Errors);
    }

    [BothEngines]
    public async Task Who_may_only_look_neither_asks_nor_ends_the_waiting(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var request = await desk.Post.Request(await desk.Post.Write("The lamp is dark"));
        await desk.Ask(request.Number, "When?");
        using var reader = await desk.Town.SignIn(Role.ReadOnly);

        var page = await reader.Open(request.Number);
        Assert.Contains(AskingTown.Luis, page.One("[data-waiting]").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("[data-waiting] form, a[href$='/ask']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/desk/requests/{request.Number}/ask")).Status);
        var form = (await desk.Clerk.Open(request.Number)).Form("[data-waiting] form");

        page = await form.Submit();
        Assert.Empty(page.Document.QuerySelectorAll("[data-waiting]"));
        Assert.Equal(InquiryState.Ended, Assert.Single(await desk.Inquiries(request.Id)).State);
        await form.Submit();

        var other = await desk.Town.AddTown("otherton");
        await desk.Town.Write(unit => desk.Town.Get<IInquiries>().End(unit, request.Id, 1), other);
        Assert.Null(await desk.Town.Get<IInquiryQueries>().Find(other.Id, Assert.Single(await desk.Inquiries(request.Id)).Id));
    }

    [BothEngines]
    public async Task Where_the_town_does_not_wait_a_question_leaves_at_once(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        using var admin = await desk.Town.SignIn(Role.Administrator);
        await (await admin.Get("/admin/town")).Form("form[enctype]").Set("Input.UndoSeconds", "0").Submit("Save");
        var request = await desk.Post.Request(await desk.Post.Write("The lamp is dark"));

        var page = await (await desk.Asking(request.Number)).Form(AskingTown.Form).Set("Input.To", AskingTown.Luis).Set("Input.Text", "When?").Submit("Send the question");

        Assert.Empty(page.Document.QuerySelectorAll("[data-held]"));
        Assert.Single(await desk.Inquiries(request.Id));
        Assert.Single(page.Document.QuerySelectorAll("[data-waiting]"));
    }

    private static string? Value(WebPage page, string field) => page.One(string.Create(CultureInfo.InvariantCulture, $"{AskingTown.Form} input[name='{field}']")).GetAttribute("value");
}
