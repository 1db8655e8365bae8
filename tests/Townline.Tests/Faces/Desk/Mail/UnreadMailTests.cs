using System.Net;
using System.Text;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Unread;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Tests.Channels.Email;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Mail;

public class UnreadMailTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly byte[] Raw = Encoding.ASCII.GetBytes("From: rosa@example.org\r\nMessage-ID: <odd@mail.example>\r\n\r\nOdd\r\n");

    [BothEngines]
    public async Task A_clerk_sees_what_could_not_be_read_downloads_it_and_has_it_tried_again(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        using var clerk = await post.Town.SignIn(Role.Agent);
        Assert.Empty((await clerk.Get("/desk")).Document.QuerySelectorAll("a[href='/desk/mail/unread']"));
        await Keep(post);

        var page = await (await clerk.Get("/desk")).Follow("Unread mails 1");
        Assert.Equal("Mails that could not be read 1", WebPage.Squeeze(page.Heading));
        Assert.Equal(Raw, await clerk.Http.GetByteArrayAsync(page.One("a[download]").GetAttribute("href")));
        page = await page.Form("[data-mail] form[action*=Retry]").Submit();

        Assert.Contains("The mail is a message now.", page.Text, StringComparison.Ordinal);
        Assert.Contains("All mails could be read", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Odd"], await post.Messages((await post.Journal("<odd@mail.example>")).RequestId!.Value));
    }

    [BothEngines]
    public async Task What_a_clerk_writes_down_by_hand_is_a_request_of_the_sender_who_can_be_answered(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        using var clerk = await post.Town.SignIn(Role.Agent);
        await Keep(post);

        var page = await (await clerk.Get("/desk/mail/unread")).Form("[data-mail] form[action*=ByHand]").Set("text", " ").Submit();
        Assert.Equal("true", $"{page.One("[data-mail] details").HasAttribute("open")}", ignoreCase: true);
        page = await page.Form("[data-mail] form[action*=ByHand]").Set("text", "Her lamp is dark.").Submit();

        var mail = await post.Journal("<odd@mail.example>");
        var request = await post.Request(mail);
        Assert.Equal($"/desk/requests/{request.Number}", page.Address);
        Assert.Equal(("email", "Her lamp is dark.", Townline.Requests.Contracts.RequestVisibility.Private), (request.Channel, request.Description, request.Visibility));
        Assert.Equal(Raw, mail.Raw);
        Assert.Contains("rosa@example.org", page.One(".tl-pane--person").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("button[formaction*='handler=Reply']"));
        Assert.Contains("All mails could be read", (await clerk.Get("/desk/mail/unread")).Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task It_is_for_those_who_work_on_requests_of_this_town(Engine engine)
    {
        var post = await Post.Open(towns, engine);
        await Keep(post);
        var other = await post.Town.AddTown("otherton");
        using var reader = await post.Town.SignIn(Role.ReadOnly);
        using var stranger = await post.Town.SignIn(Role.Administrator, other);
        var id = (await post.Town.Get<IUnreadMail>().List(post.Town.Tenant.Id, 1, default)).Single().Id;

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get("/desk/mail/unread")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get($"/desk/mail/unread/{id}/raw")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/desk/mail/unread/{id}/raw")).Status);
        Assert.DoesNotContain("rosa@example.org", (await stranger.Get("/desk/mail/unread")).Text, StringComparison.Ordinal);
        Assert.Null(await post.Town.Get<IUnreadMail>().ByHand(other.Id, id, "Mine now", Townline.Platform.Events.Actor.System("test"), default));
    }

    private static async Task Keep(Post post)
    {
        var to = (await post.Town.Get<MailboxBook>().Find(post.Desk, default))!;
        await post.Town.Get<UnreadMails>().Keep(to, $"{to.Mailbox.Id}:<odd@mail.example>", to.Address, "rosa@example.org", Raw, new InvalidOperationException("A fault of the test."));
    }
}
