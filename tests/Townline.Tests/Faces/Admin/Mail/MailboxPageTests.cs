using System.Net;
using System.Text;
using Townline.Channels.Email.Lines;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Unread;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Mail;

public class MailboxPageTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_mailbox_is_added_and_what_is_wrong_with_it_stands_beside_its_field(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.SignIn(Role.Administrator);

        var wrong = await (await admin.Get("/admin/mail/mailbox")).Form("main form").Set("Input.Name", "Desk").Set("Input.Addresses", "desk at town").Set("Input.ServiceId", $"{SampleServices.Litter.Id}").Submit("Save");
        Assert.Equal(["desk at town is no address at which mail can be taken. Write it as desk@town.example, without a plus sign."], wrong.Errors);

        var saved = await wrong.Form("main form").Set("Input.Addresses", "desk@town.example\r\nhello@town.example").Submit("Save");
        Assert.Empty(saved.Errors);
        var list = await admin.Get("/admin/mail");
        Assert.Contains("hello@town.example", list.Text, StringComparison.Ordinal);
        Assert.Contains("Delivered by a mail server", list.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_server_that_is_not_there_is_told_by_the_trial_and_by_the_list_and_its_password_is_never_shown(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.SignIn(Role.Administrator);
        var form = (await admin.Get("/admin/mail/mailbox")).Form("main form").Set("Input.Name", "Desk").Set("Input.Addresses", "desk@town.example").Set("Input.ServiceId", $"{SampleServices.Litter.Id}")
            .Set("Input.Fetch", "yes").Set("Input.Host", "127.0.0.1").Set("Input.Port", "1").Set("Input.UserName", "desk").Set("Input.Secret", "very secret sesame");

        var tried = await form.Submit("Try it");
        Assert.Contains("no mail server listens on this port", tried.Text, StringComparison.Ordinal);
        Assert.Empty(await town.Get<IMailboxes>().Of(town.Tenant.Id));

        var saved = await tried.Form("main form").Set("Input.Secret", "very secret sesame").Submit("Save");
        Assert.Empty(saved.Errors);
        await Eventually.True(async () => (await admin.Get("/admin/mail")).Text.Contains("no mail server listens on this port", StringComparison.Ordinal));
        Assert.DoesNotContain("very secret sesame", saved.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", (await town.Read(db => Task.FromResult(db.Set<Townline.Channels.Email.Fetching.MailSource>().Single()))).Secret, StringComparison.Ordinal);

        // Saved again without a password the stored one is kept; but it is sent to no other server.
        Assert.Empty((await saved.Form("main form").Set("Input.Folder", "Other").Submit("Save")).Errors);
        var other = saved.Form("main form").Set("Input.Host", "elsewhere.example");
        Assert.Equal(["Give the password of the mailbox."], (await other.Submit("Save")).Errors);
        Assert.Equal(["Give the password of the mailbox."], (await other.Submit("Try it")).Errors);
    }

    [BothEngines("dovecot")]
    public async Task A_token_that_is_renewed_is_set_up_tried_and_kept_and_its_secrets_are_never_shown(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        using var dovecot = await Dovecot.Start(tokens);
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.SignIn(Role.Administrator);
        var form = (await admin.Get("/admin/mail/mailbox")).Form("main form").Set("Input.Name", "Desk").Set("Input.Addresses", "desk@town.example").Set("Input.ServiceId", $"{SampleServices.Litter.Id}")
            .Set("Input.Fetch", "yes").Set("Input.Host", "127.0.0.1").Set("Input.Port", $"{dovecot.Port}").Set("Input.Security", "None").Set("Input.UserName", "desk").Set("Input.Secret", TokenServer.Secret)
            .Set("Input.Way", "Refresh").Set("Input.Grant.Endpoint", "http://login.example/token").Set("Input.Grant.ClientId", TokenServer.Client).Set("Input.Grant.RefreshToken", TokenServer.FirstRefreshToken);

        var open = await form.Submit("Try it");
        Assert.Equal(["Write the address of the token endpoint, beginning with https://. Without encryption it may only be on this machine."], open.Errors);
        tokens.Refuse("invalid_grant", "Taken back.");
        var refused = await Typed(open).Submit("Try it");
        Assert.Contains("Make a new one and type it again.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("invalid_grant: Taken back.", refused.Text, StringComparison.Ordinal);
        tokens.Instead = null;
        var tried = await Typed(refused).Submit("Try it");
        Assert.Contains("It works", tried.Text, StringComparison.Ordinal);
        var saved = await Typed(tried).Submit("Save");
        Assert.Empty(saved.Errors);
        Assert.Empty((await saved.Form("main form").Set("Input.Grant.Scope", "mail").Submit("Save")).Errors);
        await Eventually.True(async () => (await admin.Get("/admin/mail")).Text.Contains("up to date", StringComparison.Ordinal));
        Assert.All((string[])[open.Html, refused.Html, tried.Html, saved.Html], html => Assert.DoesNotContain("kilroy", html, StringComparison.Ordinal));

        // Without a refresh token it is another right, and the page says so.
        var other = saved.Form("main form").Set("Input.Grant.ClientId", "another");
        Assert.Equal(["Type the secret of this client. One that is kept goes to no other endpoint, client, mail server or user than it was typed for."], (await other.Submit("Save")).Errors);

        WebForm Typed(WebPage page) => page.Form("main form").Set("Input.Grant.Endpoint", tokens.Grant().Endpoint).Set("Input.Secret", TokenServer.Secret).Set("Input.Grant.RefreshToken", TokenServer.FirstRefreshToken);
    }

    [BothEngines]
    public async Task A_mail_that_could_not_be_read_is_downloaded_as_it_came_and_tried_again(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        await Channels.Email.Mailboxes.Add(town);
        var to = (await town.Get<MailboxBook>().Find(Channels.Email.Mailboxes.Address(town.Tenant), default))!;
        var raw = Encoding.ASCII.GetBytes("From: rosa@example.org\r\nMessage-ID: <odd@mail.example>\r\n\r\nOdd\r\n");
        await town.Get<UnreadMails>().Keep(to, "1:<odd@mail.example>", to.Address, "rosa@example.org", raw, new InvalidOperationException("A fault of the test."));
        using var admin = await town.SignIn(Role.Administrator);
        using var agent = await town.SignIn(Role.Agent);

        Assert.Contains("1 mail could not be read", (await admin.Get("/admin/mail")).Text, StringComparison.Ordinal);
        var queue = await admin.Get("/admin/mail/unread");
        Assert.Contains("A fault of the test.", queue.Text, StringComparison.Ordinal);
        var address = queue.One("a[download]").GetAttribute("href")!;
        Assert.Equal(raw, await admin.Http.GetByteArrayAsync(address));
        Assert.NotEqual(HttpStatusCode.OK, (await agent.Http.GetAsync(address)).StatusCode);

        var tried = await queue.Form("td form").Submit();
        Assert.Contains("The mail is a message now.", tried.Text, StringComparison.Ordinal);
        Assert.Contains("All mails could be read", tried.Text, StringComparison.Ordinal);
    }

    [FactNeeding("dovecot")]
    public async Task The_folders_that_are_there_are_shown_when_the_one_that_was_typed_is_not()
    {
        using var dovecot = await Dovecot.Start();
        await dovecot.Administer("mailbox", "create", "-u", "desk", "Bürger");
        var town = await towns.Fresh(Engine.SQLite, change: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, new LineOptions { Roots = [dovecot.Root] }));
        await SampleServices.Add(town);
        using var admin = await town.SignIn(Role.Administrator);

        var tried = await (await admin.Get("/admin/mail/mailbox")).Form("main form").Set("Input.Host", "localhost").Set("Input.Port", $"{dovecot.TlsPort}").Set("Input.UserName", "desk")
            .Set("Input.Secret", Dovecot.Password).Set("Input.Folder", "Burger").Submit("Try it");

        Assert.Contains("There is no such folder in this mailbox.", tried.Text, StringComparison.Ordinal);
        Assert.Contains("Folders that are there: Bürger, INBOX", tried.Text, StringComparison.Ordinal);
    }
}
