using System.Net;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Tests.Channels.Email;
using Townline.Tests.Channels.Email.Spam;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Mail.Spam;

public class SpamPagesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_clerk_finds_the_folder_reads_a_mail_and_lets_it_in_by_a_double_click(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        using var clerk = await post.Town.SignIn(Role.Agent);
        Assert.Empty((await clerk.Get("/desk")).Document.QuerySelectorAll("a[href='/desk/mail/spam']"));
        var held = await post.Held(
            "<p>You <b>win</b> a lamp<script>alert(1)</script><img src='https://track.example/x.png'></p>", $"{Junk.Marked}Subject: Good <i>news</i>\r\nContent-Type: text/html\r\n", from: "Ann <ann@mail.example>", id: "<1@mail.example>");

        var list = await (await clerk.Get("/desk")).Follow("Spam 1");
        Assert.Contains("The mail server marked it (X-Spam-Flag).", list.Text, StringComparison.Ordinal);
        var page = await list.Follow("Good <i>news</i>");
        Assert.Contains("Ann <ann@mail.example>", page.Text, StringComparison.Ordinal);
        Assert.Equal("win", page.One("section.tl-mail b").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("main script, section.tl-mail img"));
        Assert.True(page.One("iframe").HasAttribute("sandbox"));
        var frame = await clerk.Http.GetAsync(page.One("iframe").GetAttribute("src"));
        Assert.Contains("sandbox", frame.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(held.Raw, await clerk.Http.GetByteArrayAsync(page.One("a[download]").GetAttribute("href")));

        var form = page.Form("form[action*=LetIn]");
        var (first, second) = (await form.Submit(), await form.Submit());

        var request = await post.Request(await post.Journal("<1@mail.example>"));
        Assert.Equal(($"/desk/requests/{request.Number}", $"/desk/requests/{request.Number}"), (first.Address, second.Address));
        Assert.Contains("Was held as spam, and let in by hand", first.Text, StringComparison.Ordinal);
        Assert.Contains("There is no spam", (await clerk.Get("/desk/mail/spam")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get($"/desk/mail/spam/{held.Id}")).Status);
    }

    [BothEngines]
    public async Task From_a_request_a_clerk_calls_its_mail_spam_sees_what_happens_and_takes_it_back(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        using var clerk = await post.Town.SignIn(Role.Agent);
        var mail = await post.Write("Click and win", "Subject: Prize\r\n", from: "ads@spam.example");
        var request = await post.Request(mail);

        var look = await (await clerk.Open(request.Number)).Follow("This is spam");
        Assert.Contains("Nobody is written to.", look.Text, StringComparison.Ordinal);
        var folder = await look.Form("main form").Submit();

        Assert.Contains($"Request {request.Number} is closed", folder.Text, StringComparison.Ordinal);
        Assert.Contains("A clerk called it spam.", folder.Text, StringComparison.Ordinal);
        Assert.False((await post.Request(mail)).Open);
        Assert.Equal("/desk/mail/spam", (await clerk.Get($"/desk/requests/{request.Number}/spam")).Address);
        var opened = await (await folder.Follow("Prize")).Form("form[action*=LetIn]").Submit();
        Assert.Equal($"/desk/requests/{request.Number}", opened.Address);
        Assert.True((await post.Request(mail)).Open);
    }

    [BothEngines]
    public async Task Rules_are_added_from_a_mail_kept_when_wrong_shown_with_who_and_removed(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        using var clerk = await post.Town.SignIn(Role.Agent);
        var held = await post.Held();

        var page = await (await clerk.Get($"/desk/mail/spam/{held.Id}")).Follow("Always let this sender in ads@spam.example");
        page = await page.Form("form[action='/desk/mail/senders']").Submit();
        Assert.Contains("Say in a few words why.", page.Text, StringComparison.Ordinal);
        page = await page.Form("form[action='/desk/mail/senders']").Set("Input.Reason", "Our newsletter").Submit();

        var row = WebPage.Squeeze(page.One("[data-rule]").TextContent);
        Assert.Contains("ads@spam.example Always let in Our newsletter", row, StringComparison.Ordinal);
        Assert.Contains(clerk.Staff!.Name, row, StringComparison.Ordinal);
        Assert.NotNull((await post.Write("A prize", Junk.Marked, from: "ads@spam.example")).RequestId);

        page = await page.Form("form[action='/desk/mail/senders']").Set("Input.Sender", "not an address").Set("Input.Verdict", "spam").Set("Input.Reason", "Why not").Submit();
        Assert.Contains("Write an address such as", page.Text, StringComparison.Ordinal);
        Assert.Equal("not an address", page.One("[name='Input.Sender']").GetAttribute("value"));
        page = await page.Form("form[action*=Remove]").Submit();
        Assert.Contains("There are no rules", page.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task An_administrator_sets_how_spam_is_told_and_has_what_was_learned_forgotten(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        using var admin = await post.Town.SignIn(Role.Administrator);
        await post.Teach();

        var page = await (await admin.Get("/admin/mail")).Follow("Spam: what is held, and how it is told");
        Assert.Contains("Words are looked at: at least 20 mails of each kind were learned.", page.Text, StringComparison.Ordinal);
        page = await page.Form("form[action='/admin/mail/spam']").Set("Threshold", "30").Submit();
        Assert.Contains("Write a number from 50 to 100.", page.Text, StringComparison.Ordinal);
        Assert.Equal("30", page.One("[name=Threshold]").GetAttribute("value"));
        page = await page.Form("form[action='/admin/mail/spam']").Set("Threshold", "80").Set("Trusts").Submit();
        Assert.Equal((false, 80, 20, 20), await Settings(post));
        page = await page.Form("form[action*=Forget]").Submit();
        Assert.Contains("No word is known any more.", page.Text, StringComparison.Ordinal);
        Assert.Equal((false, 80, 0, 0), await Settings(post));
    }

    [BothEngines]
    public async Task It_is_for_those_who_work_on_requests_of_this_town(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        var held = await post.Held();
        var request = await post.Request(await post.Write("Win", from: "tom@example.org"));
        var other = await post.Town.AddTown("otherton");
        using var reader = await post.Town.SignIn(Role.ReadOnly);
        using var stranger = await post.Town.SignIn(Role.Administrator, other);
        string[] pages = ["/desk/mail/spam", $"/desk/mail/spam/{held.Id}", $"/desk/mail/spam/{held.Id}/raw", $"/desk/mail/spam/{held.Id}/frame", "/desk/mail/senders", $"/desk/requests/{request.Number}/spam", "/admin/mail/spam"];

        foreach (var address in pages)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(address)).Status);
        }

        foreach (var address in pages[1..4].Append(pages[5]))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(address)).Status);
        }

        Assert.DoesNotContain("ads@spam.example", (await stranger.Get("/desk/mail/spam")).Text, StringComparison.Ordinal);
        Assert.Null(await post.Town.Get<ISpamMail>().LetIn(other.Id, held.Id, Townline.Platform.Events.Actor.System("test"), default));
        Assert.Single(await post.Folder());
    }

    private static async Task<(bool, int, int, int)> Settings(Post post) =>
        await post.Town.Get<ISpamSettings>().Of(post.Town.Tenant.Id, default) is var settings ? (settings.TrustsMarks, settings.Threshold, settings.Good, settings.Bad) : default;
}
