using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Outbox;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Mine;

/// <summary>A resident proves an address by a link in a mail and sees what is theirs.</summary>
[Trait("Speed", "Slow")]
public class SignInTests(Towns towns, MailServers mail) : IClassFixture<Towns>, IClassFixture<MailServers>
{
    [BothEngines]
    public async Task A_link_proves_an_address_and_shows_what_was_reported_with_it_public_or_not(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        var address = $"rosa@{engine}.example".ToLowerInvariant();
        var first = await residents.Report("The lamp is dark", address);
        await residents.Report("The lamp by my door", address.ToUpperInvariant(), keepPrivate: true);
        await residents.Report("Somebody else's lamp", "other@example.org");
        using var rosa = residents.Town.Resident();

        var sent = await Residents.Ask(rosa, address);
        Assert.Equal(("/mine/sent", "Look into your mail"), (sent.Address, sent.Heading));
        var message = (await residents.Mails(address))[0];
        Assert.Contains("auto-", message.Headers.Raw("Auto-Submitted")!, StringComparison.Ordinal);
        Assert.Equal($"Your link to your reports in {residents.Town.Tenant.Name}", message.Subject);
        var link = Residents.LinkIn(message);

        // What looks at every link of a mail uses nothing up.
        using var scanner = residents.Town.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await scanner.Http.GetAsync(link)).StatusCode);
        await scanner.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        var page = await rosa.Get(link);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
        page = await page.Form().Submit("Show my reports");

        Assert.Equal("/mine", page.Address);
        Assert.Contains($"You are signed in as {address}.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["The lamp by my door", "The lamp is dark"], await Residents.Listed(rosa));
        Assert.Contains("Not public", page.Text, StringComparison.Ordinal);
        var opened = await page.Follow("Street lamp is out");
        Assert.Equal((HttpStatusCode.OK, true), (opened.Status, opened.Text.Contains("The lamp by my door", StringComparison.Ordinal)));
        using var clerk = await residents.Town.SignIn(Role.Agent);
        Assert.Contains($"{address} verified", WebPage.Squeeze((await clerk.Get($"/desk/people/{first.PersonId}")).One("[data-identities]").TextContent), StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Who_is_signed_in_need_not_type_their_address_and_finds_the_new_report_among_theirs(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        var address = $"again@{engine}.example".ToLowerInvariant();
        using var rosa = await residents.SignIn(address);

        var page = await rosa.Get("/report/street-lamp");
        page = await page.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Continue");
        page = await page.Form("form[data-once]").Set("Description", "It is dark here").Submit("Continue").PastOthers();
        Assert.Equal(address, page.One("[name=Email]").GetAttribute("value"));
        page = await page.Form("form[data-once]").Submit("Continue");
        await page.Form("form[data-once]").Submit("Send the report");

        Assert.Equal(["It is dark here"], await Residents.Listed(rosa));
    }

    [BothEngines]
    public async Task Known_or_not_the_answer_is_the_same_and_somebody_new_begins_with_nothing(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        await residents.Report("The lamp is dark", $"known@{engine}.example");
        using var known = residents.Town.Resident();
        using var unknown = residents.Town.Resident();

        var one = await Residents.Ask(known, $"known@{engine}.example");
        var other = await Residents.Ask(unknown, $"nobody@{engine}.example");

        Assert.Equal(Without(one, $"known@{engine}.example"), Without(other, $"nobody@{engine}.example"));
        var page = await (await unknown.Get(await residents.Link($"nobody@{engine}.example"))).Form().Submit();
        Assert.Contains("There is nothing here yet", page.Text, StringComparison.Ordinal);
        Assert.NotNull(await residents.Town.Read(db => residents.Town.Get<IPeople>().FindByIdentity(db, IdentityKind.Email, $"nobody@{engine}.example", default)));

        static string Without(WebPage page, string address) => page.Text.Replace(address, "").Replace(page.One("[data-code]").TextContent, "");
    }

    [BothEngines]
    public async Task In_another_browser_the_code_is_asked_for_and_five_wrong_ones_end_the_link(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        using var asking = residents.Town.Resident();
        using var other = residents.Town.Resident();
        var (good, spent) = ($"phone@{engine}.example", $"spent@{engine}.example");

        var code = (await Residents.Ask(asking, good)).One("[data-code]").TextContent;
        var page = await other.Get(await residents.Link(good));
        Assert.Contains("You asked for this link in another browser", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(good, page.Text, StringComparison.OrdinalIgnoreCase);
        page = await page.Form().Submit();
        Assert.Equal(["Enter the code that stands on the page where you asked for the link"], page.Errors);
        page = await page.Form().Set("Code", code.ToLowerInvariant().Replace(" ", "-", StringComparison.Ordinal)).Submit();
        Assert.Contains($"You are signed in as {good}.", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("/mine", (await asking.Get("/mine")).Address);

        code = (await Residents.Ask(asking, spent)).One("[data-code]").TextContent;
        var link = await residents.Link(spent);
        using var guesser = residents.Town.Resident();
        var guess = (await guesser.Get(link)).Form();
        for (var i = 0; i < 5; i++)
        {
            page = await guess.Set("Code", "000 000").Submit();
        }

        Assert.Equal((HttpStatusCode.NotFound, "This link does not work any more"), (page.Status, page.Heading));
        Assert.Equal("This link does not work any more", (await guess.Set("Code", code).Submit()).Heading);
        Assert.Equal("This link does not work any more", (await asking.Get(link)).Heading);
    }

    [BothEngines]
    public async Task A_link_that_was_used_or_forged_or_is_too_old_or_of_another_town_is_answered_alike(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        var town = residents.Town;
        var other = await town.AddTown("otherton");
        using var rosa = town.Resident();
        var address = $"links@{engine}.example";
        await Residents.Ask(rosa, address);
        var used = await residents.Link(address);
        var form = (await rosa.Get(used)).Form();
        var twice = await Task.WhenAll(rosa.Http.SendAsync(form.Request()), rosa.Http.SendAsync(form.Request()));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.NotFound], twice.Select(answer => answer.StatusCode).Order());
        using var late = town.Resident();
        await Residents.Ask(late, address);
        var old = await residents.Link(address, 2);
        using var stranger = town.Visitor(other);
        var elsewhere = await stranger.Get(old);
        town.Clock.Move(TimeSpan.FromMinutes(15));

        WebPage[] answers =
        [
            elsewhere, await rosa.Get(used), await late.Get(old), await rosa.Get(old[..^1] + (old[^1] == 'A' ? 'B' : 'A')), await rosa.Get($"/mine/link/{new string('A', 43)}"), await rosa.Get("/mine/link/x"),
        ];

        Assert.All(answers, page => Assert.Equal((HttpStatusCode.NotFound, "This link does not work any more"), (page.Status, page.Heading)));
    }

    [BothEngines]
    public async Task One_address_gets_three_mails_in_a_quarter_of_an_hour_and_the_page_does_not_tell(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        var address = $"often@{engine}.example";
        for (var i = 0; i < 5; i++)
        {
            using var visitor = residents.Town.Resident();
            Assert.Equal("Look into your mail", (await Residents.Ask(visitor, address)).Heading);
        }

        await residents.Town.OutboxIsDone();
        using var last = residents.Town.Resident();
        await Residents.Ask(last, $"last@{engine}.example");
        await residents.Mails($"last@{engine}.example");
        Assert.Equal(3, (await residents.Mails(address, 3)).Count);

        residents.Town.Clock.Move(TimeSpan.FromMinutes(15));
        await Residents.Ask(last, address);
        Assert.Equal(4, (await residents.Mails(address, 4)).Count);
    }

    [BothEngines]
    public async Task The_secret_stands_nowhere_in_the_database(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        await residents.Town.Write(unit => unit.Execute("CREATE TABLE kept (payload TEXT)"));
        await residents.Town.Write(unit => unit.Execute(engine == Engine.SQLite
            ? "CREATE TRIGGER keep AFTER INSERT ON platform_outbox BEGIN INSERT INTO kept VALUES (NEW.payload); END"
            : "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO kept VALUES (NEW.payload); RETURN NEW; END'; CREATE TRIGGER keep AFTER INSERT ON platform_outbox FOR EACH ROW EXECUTE FUNCTION keep()"));
        using var rosa = residents.Town.Resident();
        var address = $"secret@{engine}.example";
        await Residents.Ask(rosa, address);
        var secret = (await residents.Link(address)).Split('/')[^1];

        var payloads = await residents.Town.Write(unit => unit.Query<string>("SELECT payload FROM kept"));
        var rows = await residents.Town.Read(db => db.Set<Townline.People.Accounts.SignInLink>().AsNoTracking().ToListAsync());
        Assert.NotEmpty(payloads);
        Assert.All(payloads, payload => Assert.DoesNotContain(secret, payload, StringComparison.Ordinal));
        Assert.All(payloads, payload => Assert.DoesNotContain(address, payload, StringComparison.OrdinalIgnoreCase));
        Assert.All(rows, row => Assert.NotEqual(secret, row.Hash));
        Assert.Empty(await residents.Town.Read(db => db.Set<OutboxRow>().ToListAsync()));
    }

    [BothEngines]
    public async Task Where_the_town_sends_no_mail_the_page_says_so_and_how_else_to_look(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        using var visitor = town.Resident();

        var page = await visitor.Get("/mine");

        Assert.Equal("/mine/sign-in", page.Address);
        Assert.Contains("We cannot send you a link", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Equal("/track", (await page.Follow("Open a report by its reference and code")).Address);
    }

    [BothEngines]
    public async Task The_mail_leads_to_the_town_whatever_host_the_one_who_asked_has_named(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        var town = residents.Town;
        using var thief = new Visitor(town.Address, "thief.example");
        var page = await thief.Get("/mine/sign-in");
        Assert.Contains("We cannot send you a link", page.Text, StringComparison.Ordinal);

        var tenant = await town.Get<Townline.Platform.Tenancy.TenantDirectory>().Get(town.Tenant.Id);
        tenant.Hosts = ["town.example"];
        await town.Write(unit => Townline.Platform.Tenancy.TenantDirectory.Save(unit, tenant));
        await Residents.Ask(thief, $"victim@{engine}.example");
        Assert.Contains("https://town.example/mine/link/", (await residents.Mails($"victim@{engine}.example"))[0].Text, StringComparison.Ordinal);
    }
}
