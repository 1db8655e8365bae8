using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Outgoing;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.OutgoingMail;

public class MailPageTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_server_is_set_its_password_kept_unseen_and_the_test_says_what_is_wrong(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        await Townline.Tests.Channels.Email.Mailboxes.Add(town);
        using var admin = await town.SignIn(Role.Administrator);

        var page = await (await admin.Get("/admin/outgoing")).Form("form[action='/admin/outgoing']")
            .Set("Input.Host", "127.0.0.1").Set("Input.Port", $"{Outbound.NobodysPort()}").Set("Input.User", "desk").Set("Input.Secret", "Kilroy1946")
            .Set("Input.DkimDomain", "town.example").Set("Input.DkimSelector", "townline").Submit();

        Assert.Contains("Send a test mail to see whether it works.", page.Text, StringComparison.Ordinal);
        Assert.Contains("townline._domainkey.town.example", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Kilroy1946", page.Html, StringComparison.Ordinal);
        var row = await town.Read(db => db.Set<OutgoingServer>().SingleAsync());
        Assert.DoesNotContain("Kilroy1946", row.Secret!, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", row.DkimKey!, StringComparison.Ordinal);
        var trial = await page.Form("form[action*=Try]").Set("To", "you@example.org").Submit();
        Assert.Contains("Nobody answers at this server and port.", trial.Text, StringComparison.Ordinal);

        // Once more without the password, then for another user, who needs one of their own.
        await trial.Form("form[action='/admin/outgoing']").Set("Input.MostConnections", "2").Submit();
        var kept = await town.Read(db => db.Set<OutgoingServer>().SingleAsync());
        Assert.Equal((row.Secret, row.DkimKey, 2), (kept.Secret, kept.DkimKey, kept.MostConnections));
        var other = await (await admin.Get("/admin/outgoing")).Form("form[action='/admin/outgoing']").Set("Input.User", "mayor").Submit();
        Assert.Contains("Type the password or token of this user", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kilroy1946", string.Concat(await town.Read(db => db.Set<EventRow>().Select(happened => happened.Data).ToListAsync())), StringComparison.Ordinal);

        await (await admin.Get("/admin/outgoing")).Form("form[action*=Remove]").Submit();
        Assert.Equal(0, await town.Read(db => db.Set<OutgoingServer>().CountAsync()));
    }

    [BothEngines]
    public async Task A_token_that_is_renewed_is_set_up_and_the_test_says_what_is_wrong_with_it(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        await Townline.Tests.Channels.Email.Mailboxes.Add(town);
        using var admin = await town.SignIn(Role.Administrator);

        var form = (await admin.Get("/admin/outgoing")).Form("form[action='/admin/outgoing']").Set("Input.Host", "127.0.0.1").Set("Input.Port", $"{Outbound.NobodysPort()}")
            .Set("Input.Login", "Application").Set("Input.Grant.Endpoint", tokens.Grant().Endpoint).Set("Input.Grant.ClientId", TokenServer.Client).Set("Input.Secret", "kilroy");
        var nameless = await form.Submit();
        Assert.Equal(["Write the address of the mailbox as the user: a token alone does not say whose it is."], nameless.Errors);
        var secretless = await nameless.Form("form[action='/admin/outgoing']").Set("Input.User", "desk").Submit();
        Assert.Contains("Type the secret of this client.", secretless.Text, StringComparison.Ordinal);
        Assert.Contains(tokens.Grant().Endpoint, secretless.Html, StringComparison.Ordinal);
        var saved = await secretless.Form("form[action='/admin/outgoing']").Set("Input.Secret", "kilroy").Submit();
        Assert.Contains("One is kept.", saved.Text, StringComparison.Ordinal);

        var trial = await saved.Form("form[action*=Try]").Set("To", "you@example.org").Submit();

        Assert.Contains("The token endpoint refuses this client.", trial.Text, StringComparison.Ordinal);
        Assert.Contains("invalid_client: Wrong secret.", trial.Text, StringComparison.Ordinal);
        Assert.All((string[])[nameless.Html, secretless.Html, saved.Html, trial.Html], html => Assert.DoesNotContain("kilroy", html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_hold_is_said_beside_its_field_and_a_stale_page_saves_nothing()
    {
        var town = await towns.Fresh(Engine.SQLite);
        using var admin = await town.SignIn(Role.Administrator);
        var (first, second) = (await admin.Get("/admin/outgoing"), await admin.Get("/admin/outgoing"));

        var wrong = await first.Form("form[action='/admin/outgoing']").Set("Input.Host", "no host").Submit();
        Assert.Contains("Write the name of the server", wrong.Text, StringComparison.Ordinal);
        await first.Form("form[action='/admin/outgoing']").Set("Input.Host", "smtp.town.example").Submit();
        var stale = await second.Form("form[action='/admin/outgoing']").Set("Input.Host", "smtp.other.example").Submit();

        Assert.Contains("Somebody changed this", stale.Text, StringComparison.Ordinal);
        Assert.Equal("smtp.town.example", (await town.Read(db => db.Set<OutgoingServer>().SingleAsync())).Host);
        using var clerk = await town.SignIn(Role.Agent);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Get("/admin/outgoing")).Status);
    }
}
