using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Tests.Channels.Email;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;
using Townline.Work.Tasks;

namespace Townline.Tests.Faces.Desk.Answering;

/// <summary>What an answer by mail has besides its words: copies, files, a quotation, a signature. Mails as a Postfix received them.</summary>
[Trait("Speed", "Slow")]
public class LetterTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Copies_go_to_each_address_and_blind_ones_stand_nowhere_but_at_the_desk(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark", $"Subject: Lamp\r\nTo: {desk.Post.Desk}, Rosa <rosa@example.org>\r\nCc: Ana <neighbour@example.net>\r\n"));

        page = await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.")
            .Set("Input.Cc", "Luis <luis@works.example>; ana@works.example").Set("Input.CopyTo", "neighbour@example.net").Set("Input.Bcc", "boss@town.example, ANA@works.example").Submit("Send");
        Assert.Empty(page.Errors);
        var mails = await desk.Received(5);

        Assert.Equal(["ana@works.example", "boss@town.example", "luis@works.example", "neighbour@example.net", "rosa@example.org"], mails.Keys.Order());
        Assert.Single(mails.Values.Select(mail => mail.MessageId).Distinct());
        foreach (var (address, mail) in mails)
        {
            Assert.Equal(["rosa@example.org"], mail.To.Addresses.Select(to => to.Address));
            Assert.Equal(["luis@works.example", "ana@works.example", "neighbour@example.net"], mail.Cc.Addresses.Select(cc => cc.Address));
            Assert.Null(mail.Headers.Raw("Bcc"));
            Assert.Equal(address == "boss@town.example", Encoding.Latin1.GetString(mail.Raw.Span).Contains("boss@", StringComparison.Ordinal));
        }

        page = await desk.Clerk.Open(request.Number);
        Assert.Equal(
            ["Copy to luis@works.example: Sent", "Copy to ana@works.example: Sent", "Copy to neighbour@example.net: Sent", "Blind copy to boss@town.example: Sent"],
            page.Document.QuerySelectorAll("[data-copies] li").Select(item => WebPage.Squeeze(item.TextContent)));
        var tracked = await desk.Tracked(request);
        Assert.Contains("We come.", tracked.Text);
        Assert.DoesNotContain("boss@", tracked.Html);
        Assert.DoesNotContain("luis@", tracked.Html);
    }

    [BothEngines]
    public async Task A_copy_that_is_refused_keeps_nobody_else_waiting_and_is_said(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine, "gone@works.example REJECT 5.1.1 Nobody of this name");
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));

        await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Set("Input.Cc", "gone@works.example, rosa@example.org").Submit("Send");
        var mails = await desk.Received(1);

        Assert.Equal(["rosa@example.org"], mails.Keys);
        Assert.Equal(["gone@works.example"], mails["rosa@example.org"].Cc.Addresses.Select(cc => cc.Address));
        var copies = (await desk.Clerk.Open(request.Number)).Document.QuerySelectorAll("[data-copies] li").Select(item => WebPage.Squeeze(item.TextContent)).ToList();
        var refused = Assert.Single(copies, copy => copy.StartsWith("Copy to gone@works.example: Could not be sent. The mail server did not take the address. It said: 55", StringComparison.Ordinal));
        Assert.Contains("Nobody of this name", refused, StringComparison.Ordinal);
        Assert.Equal(
            ["A copy of a mail could not be sent. The request says to whom, and why. Only this copy is missing."],
            await desk.Town.Read(db => db.Set<TaskRow>().Select(task => task.What).ToListAsync()));
    }

    [BothEngines]
    public async Task Whoever_wrote_reads_why_an_answer_still_waits_and_nothing_of_it_once_it_has_left(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine, "rosa@example.org DEFER_IF_PERMIT 4.7.1 Greylisted");
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));
        await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");
        desk.Town.Clock.Move(TimeSpan.FromMinutes(1));
        await desk.Town.OutboxIsDone();

        page = await desk.Clerk.Open(request.Number);
        Assert.Contains("Waiting to be sent", page.Text);
        Assert.Matches("The mail server did not take the address. It said: 450 4.7.1 .*Greylisted.* It is tried again, for three days at most.", page.Text);

        await desk.Postfix.Allow("rosa@example.org");
        desk.Town.Clock.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(["rosa@example.org"], (await desk.Received(1)).Keys);
        page = await desk.Clerk.Open(request.Number);
        Assert.DoesNotContain("Greylisted", page.Text);
        Assert.DoesNotContain("Waiting to be sent", page.Text);
    }

    [BothEngines]
    public async Task The_link_that_opens_the_request_goes_to_nobody_but_its_reporter(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        await Outbound.OnTheNet(desk.Town);
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));
        await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");
        Assert.Contains($"/track/{request.Number}/", (await desk.Received(1))["rosa@example.org"].Text, StringComparison.Ordinal);

        foreach (var field in new[] { "Input.Cc", "Input.Bcc" })
        {
            page = await desk.Clerk.Open(request.Number);
            await page.Form(AnsweringTown.Composer).Set("Input.Text", $"With {field}.").Set(field, "ana@works.example").Submit("Send");
        }

        desk.Town.Clock.Move(TimeSpan.FromMinutes(1));
        await desk.Town.OutboxIsDone();
        var copied = (await desk.Postfix.Received(5)).Where(mail => mail.Text.Contains("With Input", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, copied.Count);
        Assert.DoesNotContain(copied, mail => Encoding.Latin1.GetString(mail.Raw.Span).Contains("/track/", StringComparison.Ordinal));
        Assert.All(copied, mail => Assert.Contains($"Your answer stands with your request {request.Number}.", mail.Text, StringComparison.Ordinal));
    }

    [BothEngines]
    public async Task The_composer_says_to_which_address_an_answer_goes(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var first = await desk.Post.Write("The lamp is dark", from: "Rosa Diaz <rosa@example.org>", sender: "rosa@example.org");
        var (request, page) = await desk.Answering(first);
        Assert.Equal($"To Rosa Diaz <rosa@example.org>, from {desk.Post.Desk}", WebPage.Squeeze(page.One("[data-to]").TextContent));

        var rosa = (await desk.Town.Read(db => desk.Town.Get<IPeople>().Cards(db, [request.PersonId!.Value], default))).Single();
        await desk.Town.Write(unit => desk.Town.Get<IPersonEditor>().AddIdentity(unit, rosa.Id, new KnownIdentity(IdentityKind.Email, "rosa@home.example", false), "She said so", rosa.Version));
        await desk.Post.Write("Still dark", to: ReplyAddress.Of(desk.Town.Tenant, desk.Post.Desk, request.Id), from: "rosa@home.example");
        page = await desk.Clerk.Open(request.Number);
        Assert.Contains("<rosa@home.example>", page.One("[data-to]").TextContent, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));

        page = await page.Form(AnsweringTown.Composer).Set("Input.Text", "See the photo.").Set("Input.Cc", "ana@works.example, not an address").Set("Input.Bcc", "boss@town.example")
            .Attach("files", "lamp.jpg", TestJpeg.Of()).Submit("Send");
        Assert.Contains("This is not an e-mail address: not an address", page.Errors);
        Assert.Equal(("See the photo.", "ana@works.example, not an address", "boss@town.example"), (page.Typed(), Value(page, "Input.Cc"), Value(page, "Input.Bcc")));
        page = await page.Form(AnsweringTown.Composer).Set("Input.Cc", "ana@works.example").Set("Input.Bcc", "boss@").Submit("Send");
        Assert.Contains("This is not an e-mail address: boss@", page.Errors);
        Assert.NotNull(page.Document.QuerySelector("#Input_Bcc-error, [id='Input.Bcc-error']"));
        page = await page.Form(AnsweringTown.Composer).Set("Input.Cc", string.Join(',', Enumerable.Range(0, 21).Select(i => $"{i}@works.example"))).Set("Input.Bcc", "").Submit("Send");
        Assert.Contains("An answer can go to at most 20 addresses besides the resident.", page.Errors);
        page = await page.Form(AnsweringTown.Composer).Set("Input.Cc", "").Attach("files", "evil.exe", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0], "application/pdf").Submit("Send");
        Assert.Contains(page.Errors, error => error.StartsWith("evil.exe", StringComparison.Ordinal));

        page = await page.Form(AnsweringTown.Composer).Submit("Send");
        Assert.Empty(page.Errors);
        var mail = (await desk.Received(1))["rosa@example.org"];
        Assert.Equal(("lamp.jpg", "image/jpeg"), (Assert.Single(mail.Attachments).FileName, mail.Attachments[0].ContentType));
        Assert.Single(await desk.Post.Messages(request.Id), text => text == "See the photo.");
    }

    [BothEngines]
    public async Task A_picture_stands_where_its_name_was_written(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (_, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));

        await page.Form(AnsweringTown.Composer).Set("Input.Text", "This one?\n\n[Lamp.jpg]\n\nPlease tell us.").Attach("files", "lamp.jpg", TestJpeg.Of()).Attach("files", "other.jpg", TestJpeg.Of()).Submit("Send");

        var mail = (await desk.Received(1))["rosa@example.org"];
        Assert.Equal(["lamp.jpg"], mail.Attachments.Where(file => file.IsInline).Select(file => file.FileName));
        Assert.Equal(2, mail.Attachments.Count);
        var shown = mail.Attachments.Single(file => file.IsInline).ContentId;
        Assert.Matches($"This one[?]</p>\\s*<p dir=\"auto\"><img src=\"cid:{System.Text.RegularExpressions.Regex.Escape(shown!)}\" alt=\"lamp.jpg\"", mail.Html);
        Assert.Contains("[Lamp.jpg]", mail.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Files_that_are_too_large_together_are_said_before_anything_goes_out(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));
        var form = page.Form(AnsweringTown.Composer).Set("Input.Text", "Three plans.");
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
        {
            form.Attach("files", name, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"A plan in words, of {name}.\n", 230_000))), "text/plain");
        }

        page = await form.Submit("Send");
        Assert.Contains("The files are too large together: a mail carries at most 15 MB. Leave one out, or send it by itself.", page.Errors);
        Assert.Equal("Three plans.", page.Typed());
        var dropped = page.Document.QuerySelectorAll("input[name='Input.Dropped']").Take(2).Select(box => box.GetAttribute("value")!);
        page = await page.Form(AnsweringTown.Composer).Set("Input.Dropped", [.. dropped]).Submit("Send");

        Assert.Empty(page.Errors);
        Assert.Equal(["c.txt"], (await desk.Received(1))["rosa@example.org"].Attachments.Select(file => file.FileName));
        Assert.Single(await desk.Post.Messages(request.Id), text => text == "Three plans.");
    }

    [BothEngines]
    public async Task The_message_answered_stands_quoted_at_the_end_where_mail_programs_fold_it_below_the_signature_of_the_team(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        await desk.Sign(("en", "{name}\n{team}"), ("es", "{name}, {team}, a su servicio"));
        var first = await desk.Post.Write("The <b>lamp</b> is dark.\r\n\r\nSince Monday.", "Subject: Lamp\r\n", from: "Rosa Diaz <rosa@example.org>", sender: "rosa@example.org");
        var (request, page) = await desk.Answering(first);
        Assert.Contains($"{desk.Clerk.Staff!.Name} Street works", WebPage.Squeeze(page.One("#signature").TextContent));

        await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");
        var mail = (await desk.Received(1))["rosa@example.org"];

        Assert.StartsWith($"We come.\n\n{desk.Clerk.Staff.Name}\nStreet works\n\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains(", Rosa Diaz wrote:\n> Lamp\n>\n> The <b>lamp</b> is dark.\n>\n> Since Monday.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Since Monday", mail.Folded.NewText, StringComparison.Ordinal);
        Assert.Contains("We come.", mail.Folded.NewText, StringComparison.Ordinal);
        Assert.Matches("<blockquote type=\"cite\"[^>]*>\\s*<p dir=\"auto\">Lamp</p>\\s*<p dir=\"auto\">The &lt;b&gt;lamp&lt;/b&gt; is dark.</p>", mail.Html!);
        Assert.Equal(["We come."], (await desk.Post.Messages(request.Id)).Skip(1));

        page = await desk.Clerk.Open(request.Number);
        await page.Form(AnsweringTown.Composer).Set("Input.Text", "And again.").Set("Input.Quotes").Set("Input.Signs").Submit("Send");
        desk.Town.Clock.Move(TimeSpan.FromMinutes(1));
        await desk.Town.OutboxIsDone();
        var plain = Assert.Single(await desk.Postfix.Received(2), second => second.Text.Contains("And again.", StringComparison.Ordinal));
        Assert.DoesNotContain("Since Monday", plain.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Street works", plain.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task What_staff_alone_read_is_not_quoted_and_neither_is_what_was_moved_away(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var first = await desk.Post.Write("The lamp is dark", "Subject: Lamp\r\n");
        var request = await desk.Post.Request(first);
        await desk.Post.Write("I am somebody else", $"Subject: Re: [TL-{request.Number}]\r\n", from: "stranger@example.net");

        await (await desk.Clerk.Open(request.Number)).Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");

        var mail = (await desk.Received(1))["rosa@example.org"];
        Assert.Contains("> The lamp is dark", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody else", mail.Text, StringComparison.Ordinal);
        var stranger = (await desk.Town.Get<ITimelines>().OfRequest(desk.Town.Tenant.Id, request.Id, Audience.Staff, default)).Single(entry => entry.Text.Contains("somebody else", StringComparison.Ordinal));
        await desk.Town.Write(unit => desk.Town.Get<IConversations>().Reply(unit, request.Id, "Again.", [], letter: new LetterParts { QuotesEntryId = stranger.Id }));
        await desk.Town.OutboxIsDone();
        Assert.DoesNotContain(await desk.Postfix.Received(2), each => each.Text.Contains("somebody else", StringComparison.Ordinal));
    }

    [BothEngines]
    public async Task A_draft_keeps_copies_files_and_choices(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        await desk.Sign(("en", "{team}"));
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark", "Cc: neighbour@example.net\r\n"));

        await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come").Set("Input.Cc", "ana@works.example").Set("Input.CopyTo", "neighbour@example.net").Set("Input.Bcc", "boss@town.example").Set("Input.Quotes")
            .Set("Input.Asks", "true").Attach("files", "lamp.jpg", TestJpeg.Of()).Submit("Keep as draft");
        page = await desk.Clerk.Open(request.Number);

        Assert.Equal(("We come", "ana@works.example", "boss@town.example"), (page.Typed(), Value(page, "Input.Cc"), Value(page, "Input.Bcc")));
        Assert.Equal(
            [("Input.Dropped", false), ("Input.CopyTo", true), ("Input.Quotes", false), ("Input.Signs", true), ("Input.Asks", true)],
            page.Document.QuerySelectorAll($"{AnsweringTown.Composer} input[type=checkbox]").Select(box => (box.GetAttribute("name")!, box.HasAttribute("checked"))));
        await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Submit("Send");
        var mails = await desk.Received(4);
        Assert.All(mails.Values, mail => Assert.Equal("lamp.jpg", Assert.Single(mail.Attachments).FileName));
        Assert.Equal("", (await desk.Clerk.Open(request.Number)).Typed());

        page = await page.Form(AnsweringTown.Composer).Set("Input.Text", "").Attach("files", "other.jpg", TestJpeg.Of()).Submit("Keep as draft");
        Assert.Contains("Write some words first: a draft keeps files together with words.", page.Errors);
        Assert.Contains("Leave out other.jpg", page.Text);
    }

    [BothEngines]
    public async Task Somebody_who_got_a_copy_and_answers_writes_to_the_same_request(Engine engine)
    {
        using var desk = await MailDesk.Open(towns, engine);
        var (request, page) = await desk.Answering(await desk.Post.Write("The lamp is dark"));
        await page.Form(AnsweringTown.Composer).Set("Input.Text", "We come.").Set("Input.Cc", "ana@works.example").Submit("Send");
        var copy = (await desk.Received(2))["ana@works.example"];

        var answer = await desk.Post.Write("I have the bulb", to: Assert.Single(copy.ReplyTo.Addresses).Address, from: "ana@works.example");

        Assert.Equal(request.Id, answer.RequestId);
        Assert.Contains("I have the bulb", (await desk.Clerk.Open(request.Number)).Text);
    }

    private static string? Value(WebPage page, string field) => page.One($"{AnsweringTown.Composer} input[name='{field}']").GetAttribute("value");
}
