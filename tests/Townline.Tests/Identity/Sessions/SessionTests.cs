using System.Net;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.Identity.Sessions;

public class SessionTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task One_sees_where_one_is_signed_in_and_ends_what_one_does_not_know(Engine engine)
    {
        var town = await towns.On(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var desk = With(town.Visitor(), "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        using var phone = With(town.Visitor(), "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1");
        await desk.SignIn(staff.Email);
        await phone.SignIn(staff.Email);

        var page = await desk.Get("/account/sessions");
        Assert.Contains("Firefox on Linux", page.Text);
        Assert.Contains("Safari on iPhone", page.Text);
        page = await page.Form("form[action*=End]").Submit();
        Assert.Contains("1 session is ended", page.Text);
        Assert.Equal("/account", (await desk.Get("/account")).Address);
        Assert.StartsWith("/sign-in", (await phone.Get("/account")).Address);
        Assert.Contains("staff.sessions-ended", await town.EventsOf(staff.Id));
    }

    [BothEngines]
    public async Task Signing_out_everywhere_else_leaves_this_one(Engine engine)
    {
        var town = await towns.On(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        Visitor[] all = [town.Visitor(), town.Visitor(), town.Visitor()];
        foreach (var browser in all)
            await browser.SignIn(staff.Email);
        var page = await (await all[0].Get("/account/sessions")).Form("form[action*=All]").Submit();
        Assert.Contains("2 sessions are ended", page.Text);
        Assert.Equal("/account", (await all[0].Get("/account")).Address);
        foreach (var browser in all[1..])
            Assert.StartsWith("/sign-in", (await browser.Get("/account")).Address);
    }

    [BothEngines]
    public async Task Another_persons_session_cannot_be_ended(Engine engine)
    {
        var town = await towns.On(engine);
        var (one, other) = (await town.AddStaff(Role.FieldCrew), await town.AddStaff(Role.FieldCrew));
        using var victim = town.Visitor();
        await victim.SignIn(one.Email);
        var session = await town.Write(unit => unit.QueryFirst<long>("SELECT id FROM identity_session WHERE staff_id = @Id", new { one.Id }));
        using var thief = town.Visitor();
        await town.Visitor().SignIn(other.Email);
        await thief.SignIn(other.Email);
        var form = (await thief.Get("/account/sessions")).Form("form[action*=End]").Set("session", $"{session}");
        Assert.Contains("Nothing was open any more", (await form.Submit()).Text);
        Assert.Equal("/account", (await victim.Get("/account")).Address);
    }

    [BothEngines]
    public async Task Signing_in_opens_a_session_of_its_own_and_ends_the_one_that_was_open_in_this_browser(Engine engine)
    {
        var town = await towns.On(engine);
        var (one, other) = (await town.AddStaff(Role.FieldCrew), await town.AddStaff(Role.FieldCrew));
        using var shared = town.Visitor();
        await shared.SignIn(one.Email);
        // Whoever planted a cookie here, or kept it, has nothing of what is opened now.
        using var planted = shared.Carried(town.Visitor());
        Assert.Contains(other.Email, (await shared.SignIn(other.Email)).Text);
        Assert.StartsWith("/sign-in", (await planted.Get("/account")).Address);
    }

    [BothEngines]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie(Engine engine)
    {
        var town = await towns.On(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var browser = town.Visitor();
        var page = await browser.SignIn(staff.Email);
        using var thief = browser.Carried(town.Visitor());
        Assert.Equal("/account", (await thief.Get("/account")).Address);
        await page.Form("form[action='/sign-out']").Submit();
        Assert.StartsWith("/sign-in", (await thief.Get("/account")).Address);
    }

    [BothEngines]
    public async Task A_session_that_is_ended_on_one_node_is_over_on_the_other_at_once(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using var one = await TestTown.Start(storage);
        await using var other = await TestTown.Start(storage);
        var staff = await one.AddStaff(Role.FieldCrew);
        using var browser = one.Visitor();
        await browser.SignIn(staff.Email);
        using var there = browser.Carried(other.Visitor());
        Assert.Equal(HttpStatusCode.OK, (await there.Http.GetAsync("/account")).StatusCode);
        await one.Get<IStaffDirectory>().EndSessions(one.Tenant.Id, Actor.System("test"), staff.Id);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Http.GetAsync("/account")).StatusCode);
    }

    [BothEngines]
    public async Task A_session_rests_ten_hours_and_lasts_a_week(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var used = town.Visitor();
        using var left = town.Visitor();
        await used.SignIn(staff.Email);
        await left.SignIn(staff.Email);
        town.Clock.Move(TimeSpan.FromHours(9));
        Assert.Equal("/account", (await used.Get("/account")).Address);
        town.Clock.Move(TimeSpan.FromHours(2));
        Assert.Equal("/account", (await used.Get("/account")).Address);
        Assert.StartsWith("/sign-in", (await left.Get("/account")).Address);
        for (var hours = 11; hours < 7 * 24 - 9; hours += 9)
        {
            town.Clock.Move(TimeSpan.FromHours(9));
            Assert.Equal("/account", (await used.Get("/account")).Address);
        }

        town.Clock.Move(TimeSpan.FromHours(9));
        Assert.StartsWith("/sign-in", (await used.Get("/account")).Address);
    }

    [BothEngines]
    public async Task When_it_was_used_last_is_written_every_five_minutes_and_not_with_every_click(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var browser = await town.SignIn(Role.FieldCrew);
        var first = await Seen();
        await browser.Get("/account");
        Assert.Equal(first, await Seen());
        town.Clock.Move(TimeSpan.FromMinutes(5));
        await browser.Get("/account");
        Assert.InRange(await Seen() - first, 300_000, 360_000);

        Task<long> Seen() => town.Write(unit => unit.QueryFirst<long>("SELECT last_seen_at FROM identity_session"));
    }

    [BothEngines]
    public async Task Looking_a_session_up_reads_two_primary_keys(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var browser = await town.SignIn(Role.FieldCrew);
        var session = await town.Write(unit => unit.QueryFirst<long>("SELECT id FROM identity_session"));
        var statements = await QueryWatch.During(() => town.Read(db => town.Get<Townline.Identity.Sessions.SessionRows>().Find(db, town.Tenant.Id, session, default)));
        var plan = await QueryWatch.Plan(town, engine, statements[0]);
        Assert.DoesNotContain(engine == Engine.SQLite ? "SCAN" : "Seq Scan", plan);
    }

    private static Visitor With(Visitor visitor, string userAgent)
    {
        visitor.Http.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        return visitor;
    }
}
