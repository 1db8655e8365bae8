using System.Net;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Mine;

/// <summary>How long a resident is signed in, where, and who is not.</summary>
[Trait("Speed", "Slow")]
public class SessionTests(Towns towns, MailServers mail) : IClassFixture<Towns>, IClassFixture<MailServers>
{
    [BothEngines]
    public async Task A_session_begins_with_a_secret_of_its_own_that_no_script_reads(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        using var rosa = residents.Town.Resident();
        rosa.Keep("tl-mine", "planted-by-somebody-else");
        await Residents.Ask(rosa, $"fix@{engine}.example");
        var form = (await rosa.Get(await residents.Link($"fix@{engine}.example"))).Form();

        using var answer = await rosa.Http.SendAsync(form.Request());

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("tl-mine=", StringComparison.Ordinal) && !value.StartsWith("tl-mine=;", StringComparison.Ordinal));
        Assert.DoesNotContain("planted", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=2592000", cookie, StringComparison.OrdinalIgnoreCase);
        using var thief = residents.Town.Resident();
        thief.Keep("tl-mine", "planted-by-somebody-else");
        Assert.Equal("/mine/sign-in", (await thief.Get("/mine")).Address);
    }

    [BothEngines]
    public async Task One_signs_out_here_or_everywhere_and_after_thirty_days_by_itself(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        var address = $"out@{engine}.example";
        using var first = await residents.SignIn(address);
        using var second = await residents.SignIn(address, 2);
        using var third = await residents.SignIn(address, 3);
        using var copy = first.Carried(residents.Town.Resident());

        await (await first.Get("/mine")).Form().Submit("Sign out");
        Assert.Equal(["/mine/sign-in", "/mine/sign-in", "/mine"], [(await first.Get("/mine")).Address, (await copy.Get("/mine")).Address, (await second.Get("/mine")).Address]);

        await (await second.Get("/mine")).Form().Submit("Sign out on all devices");
        Assert.Equal(["/mine/sign-in", "/mine/sign-in"], [(await second.Get("/mine")).Address, (await third.Get("/mine")).Address]);

        residents.Town.Clock.Move(TimeSpan.FromDays(1));
        using var fourth = await residents.SignIn(address, 4);
        residents.Town.Clock.Move(TimeSpan.FromDays(29));
        Assert.Equal("/mine", (await fourth.Get("/mine")).Address);
        residents.Town.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("/mine/sign-in", (await fourth.Get("/mine")).Address);
    }

    [BothEngines]
    public async Task A_session_opens_nothing_in_another_town_and_no_form_is_taken_from_another_site(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        using var rosa = await residents.SignIn($"towns@{engine}.example");
        var other = await residents.Town.AddTown("otherton");
        using var elsewhere = rosa.Carried(residents.Town.Visitor(other));
        Assert.Equal("/mine/sign-in", (await elsewhere.Get("/mine")).Address);

        using var forged = await rosa.Http.PostAsync("/mine?handler=SignOutEverywhere", new FormUrlEncodedContent([]));
        using var asked = await rosa.Http.PostAsync("/mine/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("Email", "a@b.example")]));
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [forged.StatusCode, asked.StatusCode]);
        Assert.Equal("/mine", (await rosa.Get("/mine")).Address);
    }

    [BothEngines]
    public async Task When_a_clerk_says_that_the_address_is_theirs_no_longer_the_session_is_over_and_the_next_owner_sees_nothing_of_the_old(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        var (town, address) = (residents.Town, $"passed@{engine}.example");
        var old = await residents.Report("The old owner's lamp", address);
        using var before = await residents.SignIn(address);
        Assert.Equal(["The old owner's lamp"], await Residents.Listed(before));

        var card = (await town.Read(db => town.Get<IPeople>().Cards(db, [old.PersonId!.Value], default))).Single();
        await town.Write(unit => town.Get<IPersonEditor>().PassOn(unit, card.Id, card.Identities.Single().Id, "left the firm", card.Version));

        Assert.Equal("/mine/sign-in", (await before.Get("/mine")).Address);
        await residents.Report("The new owner's lamp", address);
        using var after = await residents.SignIn(address, 2);
        Assert.Equal(["The new owner's lamp"], await Residents.Listed(after));
    }

    [BothEngines]
    public async Task Who_adds_their_address_to_somebody_else_by_a_report_sees_that_report_and_nothing_of_the_other(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        var (victim, thief) = ($"victim@{engine}.example", $"thief@{engine}.example");
        var known = await residents.Report("The victim's lamp", victim, "216 555 0199");

        // Whoever knows somebody's number puts their own address beside it; the other way round, before the victim was known at all.
        var planted = await residents.Report("Planted by number", thief, "216 555 0199");
        await residents.Report("Planted before", $"early.{thief}", "216 555 0177");
        await residents.Report("Called later", null, "216 555 0177");

        using var thiefs = await residents.SignIn(thief);
        using var early = await residents.SignIn($"early.{thief}");
        using var victims = await residents.SignIn(victim);
        Assert.Equal(known.PersonId, planted.PersonId);
        Assert.Equal(["Planted by number"], await Residents.Listed(thiefs));
        Assert.Equal(["Planted before"], await Residents.Listed(early));
        Assert.Equal(["The victim's lamp"], await Residents.Listed(victims));
    }

    [BothEngines]
    public async Task What_was_not_proved_any_more_or_taken_away_ends_the_session(Engine engine)
    {
        var residents = await Residents.Of(towns.Fresh(engine), mail.Postfix);
        var (town, address) = (residents.Town, $"unproved@{engine}.example");
        var mine = await residents.Report("The lamp is dark", address);
        using var rosa = await residents.SignIn(address);
        var card = (await town.Read(db => town.Get<IPeople>().Cards(db, [mine.PersonId!.Value], default))).Single();

        await town.Write(unit => town.Get<IPersonEditor>().MarkIdentity(unit, card.Id, card.Identities.Single().Id, verified: false, "not theirs", card.Version));

        Assert.Equal("/mine/sign-in", (await rosa.Get("/mine")).Address);
    }
}
