using System.Net;
using AngleSharp.Dom;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Identity.AccessLog;
using Townline.Identity.Contracts;
using Townline.Tests.Channels.Email;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Mail;

public class MailOnTheTimelineTests(Towns towns) : IClassFixture<Towns>
{
    private const string Html = "Subject: The lamp\r\nTo: Desk <desk@town.example>\r\nCc: tom@example.org\r\nContent-Type: text/html; charset=utf-8\r\n";

    [BothEngines]
    public async Task A_mail_that_came_as_html_is_shown_cleaned_with_whom_it_was_for(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write("<h1>Dark</h1><p onclick=x style=color:red>The <b>lamp</b> is dark.</p><script>alert(1)</script><form><input></form>", Html, from: "Rosa <rosa@example.org>", sender: "rosa@example.org");

        var page = await Look(post, mail);

        Assert.Equal("<div class=\"tl-mail__heading\">Dark</div><p>The <b>lamp</b> is dark.</p>", page.One(".tl-entry section.tl-mail").InnerHtml.Trim());
        Assert.Equal("The lamp", page.One(".tl-mail__subject").TextContent);
        Assert.Equal("From Rosa <rosa@example.org> to Desk <desk@town.example> copy to tom@example.org", WebPage.Squeeze(page.One(".tl-mail__people").TextContent));
    }

    [BothEngines]
    public async Task What_a_mail_quotes_is_folded_and_nothing_is_lost(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var first = await post.Write("The lamp is dark", id: "<lamp@mail.example>");

        await post.Write("Still dark.\r\n\r\nOn Monday, the town wrote:\r\n> We looked at it.\r\n", "In-Reply-To: <lamp@mail.example>\r\n");
        await post.Write("<div>Yes, <i>still</i>.</div><blockquote type=cite>We looked again.</blockquote>", $"{Html}In-Reply-To: <lamp@mail.example>\r\n");
        var page = await Look(post, first);

        var quoted = page.Document.QuerySelectorAll(".tl-entry details.tl-mail__quoted").ToList();
        Assert.Equal(2, quoted.Count);
        Assert.All(quoted, details => Assert.False(details.HasAttribute("open")));
        Assert.Equal(["What was written before", "What was written before"], quoted.Select(details => details.QuerySelector("summary")!.TextContent));
        Assert.Contains("We looked at it.", quoted[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("We looked again.", quoted[1].TextContent, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Pictures_of_the_mail_are_shown_and_those_of_others_only_when_somebody_asks(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write(WithPicture("<p>Look: <img src=\"cid:lamp@x\" alt=\"the lamp\"><img src=\"https://elsewhere.example/dot.gif\"></p>"), Related);
        using var clerk = await post.Town.SignIn(Role.Agent);
        var number = (await post.Request(mail)).Number;

        var page = await clerk.Get($"/desk/requests/{number}?queue=mine");

        var picture = page.One(".tl-mail img");
        Assert.Equal("the lamp", picture.GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Http.GetAsync(picture.GetAttribute("src"))).StatusCode);
        Assert.DoesNotContain("elsewhere.example", page.Html, StringComparison.Ordinal);

        // It stands in the mail, and not below it once more.
        Assert.Empty(page.Document.QuerySelectorAll(".tl-entry img.tl-photo"));
        page = await clerk.Get(page.One(".tl-entry a[href*=pictures]").GetAttribute("href")!);
        Assert.Equal("https://elsewhere.example/dot.gif", page.One(".tl-mail img[src^=https]").GetAttribute("src"));
        Assert.Contains("queue=mine", page.Address, StringComparison.Ordinal);
        Assert.DoesNotContain("from another server", page.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Files_are_named_with_their_kind_and_size_also_those_that_the_town_does_not_take(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write(
            """
            --b
            Content-Type: text/plain

            See the note.
            --b
            Content-Type: text/plain; name="note.txt"
            Content-Disposition: attachment; filename="note.txt"

            A note of my own.
            --b
            Content-Type: application/x-msdownload
            Content-Disposition: attachment; filename="virus.exe"
            Content-Transfer-Encoding: base64

            TVqQAAMAAAAEAAAA//8AALgAAAAAAAAA
            --b--
            """.ReplaceLineEndings("\r\n"),
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n");

        var page = await Look(post, mail);

        var files = page.Document.QuerySelectorAll(".tl-mail__files li").Select(file => WebPage.Squeeze(file.TextContent)).ToList();
        Assert.Equal(["note.txt text/plain, 17 bytes", "virus.exe application/x-msdownload, 24 bytes. Kept in the mail alone: the town does not take files of this kind or size"], files);
        Assert.Equal("note.txt", page.One(".tl-mail__files a").TextContent);
    }

    [BothEngines]
    public async Task A_stray_item_of_a_list_does_not_end_the_entry_it_stands_in(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var first = await post.Write("<li>one<dd>two<table><tr><td><li>three</div></section></li></ol>", Html, id: "<lamp@mail.example>");
        await post.Write("And now?", "In-Reply-To: <lamp@mail.example>\r\n");

        var page = await Look(post, first);

        Assert.Equal(2, page.Document.QuerySelectorAll(".tl-timeline > li.tl-entry").Length);
        Assert.Contains("three", page.One("section.tl-mail").TextContent, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task What_was_corrected_is_not_said_again_by_the_mail(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write("<p>My number is 123-45-6789</p>", Html);
        await post.Town.Write(unit => post.Town.Get<IConversations>().Correct(unit, mail.EntryId!.Value, "My number is (left out)", "Private", null));

        var page = await Look(post, mail);

        Assert.Empty(page.Document.QuerySelectorAll("section.tl-mail"));
        Assert.Contains("My number is (left out)", page.One($"#entry-{mail.EntryId} .tl-entry__body > .tl-text").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("123-45-6789", page.One($"#entry-{mail.EntryId} .tl-entry__body > .tl-text").TextContent, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task The_original_stands_in_a_frame_where_it_can_do_nothing(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write(WithPicture("<style>p { color: red }</style><link rel=preconnect href=https://elsewhere.example><meta http-equiv=refresh content=0><p>Look</p><script>alert('x')</script><img src=cid:lamp@x><img src=https://elsewhere.example/dot.gif alt=dot>"), Related);
        using var clerk = await post.Town.SignIn(Role.Agent);

        var page = await clerk.Get($"/desk/requests/{(await post.Request(mail)).Number}");
        page = await clerk.Get(page.One(".tl-entry a[href^='/desk/mail/']").GetAttribute("href")!);
        var frame = page.One("iframe");
        var response = await clerk.Http.GetAsync(frame.GetAttribute("src"));

        Assert.Equal(("", "The mail as its sender made it"), (frame.GetAttribute("sandbox"), frame.GetAttribute("title")));
        Assert.Equal("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'", response.Headers.GetValues("Content-Security-Policy").Single());
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("<style>p { color: red }</style>", html, StringComparison.Ordinal);
        Assert.Contains("<p>Look</p>", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/png;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere.example", html, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", html, StringComparison.Ordinal);
        var raw = await clerk.Http.GetAsync(page.One("a[download]").GetAttribute("href"));
        Assert.Equal(("message/rfc822", "attachment"), (raw.Content.Headers.ContentType!.MediaType, raw.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(mail.Raw, await raw.Content.ReadAsByteArrayAsync());
    }

    [BothEngines]
    public async Task A_mail_of_another_town_or_one_whose_bytes_are_gone_is_not_there(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write("<p>The lamp is dark</p>", Html);
        var number = (await post.Request(mail)).Number;
        var other = await post.Town.AddTown("otherton");
        using var stranger = await post.Town.SignIn(Role.Administrator, other);
        using var clerk = await post.Town.SignIn(Role.Agent);

        foreach (var address in new[] { $"/desk/mail/{mail.EntryId}", $"/desk/mail/{mail.EntryId}/frame", $"/desk/mail/{mail.EntryId}/raw" })
        {
            Assert.Equal(HttpStatusCode.OK, (await clerk.Get(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(address.Replace($"{mail.EntryId}", "17"))).Status);
        }

        await clerk.Get($"/desk/requests/{number}");
        await post.Town.Write(unit => unit.Execute("UPDATE conversations_inbound SET raw = @none", new { none = Array.Empty<byte>() }));
        var page = await clerk.Get($"/desk/requests/{number}");
        Assert.Empty(page.Document.QuerySelectorAll("section.tl-mail"));
        Assert.Contains("The lamp is dark", page.One(".tl-entry .tl-text").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/desk/mail/{mail.EntryId}/frame")).Status);
    }

    [BothEngines]
    public async Task Whoever_opens_a_mail_is_written_down(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var mail = await post.Write("The lamp is dark");
        using var clerk = await post.Town.SignIn(Role.Agent);

        await clerk.Get($"/desk/mail/{mail.EntryId}/raw");

        await post.Town.Get<AccessWriter>().Flush();

        var look = Assert.Single(await post.Town.Get<IAccessLog>().Read(post.Town.Tenant.Id, new AccessQuestion([mail.PersonId!.Value])));
        Assert.Equal((clerk.Staff!.Id, AccessWays.Request, mail.RequestId), (look.ActorId, look.Way, look.AboutId));
    }

    private const string Related = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n";

    private static string WithPicture(string html) =>
        $"--b\r\nContent-Type: text/html\r\n\r\n{html}\r\n--b\r\nContent-Type: image/png; name=lamp.png\r\nContent-ID: <lamp@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(TestPng.Of())}\r\n--b--\r\n";

    private static async Task<WebPage> Look(Post post, Inbound mail)
    {
        using var clerk = await post.Town.SignIn(Role.Agent);
        return await clerk.Get($"/desk/requests/{(await post.Request(mail)).Number}");
    }
}
