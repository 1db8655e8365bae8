using System.Net;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.Identity;

public class SignInTests(Towns towns) : IClassFixture<Towns>
{
    private const string Refusal = "We could not sign you in with this address and password. Check both. After 5 wrong passwords an account is blocked for 15 minutes.";

    [BothEngines]
    public async Task Staff_sign_in_see_their_account_and_sign_out(Engine engine)
    {
        var town = await towns.On(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var browser = town.Visitor();

        var page = await browser.SignIn(staff.Email.ToUpperInvariant());
        Assert.Equal("/account", page.Address);
        Assert.Contains(staff.Name, page.Text);
        Assert.Contains("Field crew", page.Text);

        page = await page.Form("form[action='/sign-out']").Submit();
        Assert.Equal("You are signed out", page.Heading);
        Assert.StartsWith("/sign-in?returnUrl=", (await browser.Get("/account")).Address);
        Assert.Equal(["staff.added", "staff.signed-in", "staff.signed-out"], await town.EventsOf(staff.Id));
    }

    [BothEngines]
    public async Task After_signing_in_one_is_where_one_wanted_to_go_and_never_elsewhere(Engine engine)
    {
        var town = await towns.On(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var browser = town.Visitor();
        var asked = await browser.Get("/account?changed=true");

        Assert.Equal("/account?changed=true", (await browser.SignIn(staff.Email, page: asked.Address)).Address);
        Assert.Equal("/crew", (await town.Visitor().SignIn(staff.Email, page: "/sign-in?returnUrl=https://evil.example/")).Address);
        Assert.Equal("/crew", (await town.Visitor().SignIn(staff.Email, page: "/sign-in?returnUrl=//evil.example/")).Address);
    }

    [BothEngines]
    public async Task The_session_cookie_is_for_this_host_and_hidden_from_scripts(Engine engine)
    {
        var town = await towns.On(engine);
        var staff = await town.AddStaff();
        using var browser = town.Visitor();
        var form = (await browser.Get("/sign-in")).Form().Set("Email", staff.Email).Set("Password", StaffAt.Password);

        var answer = await browser.Http.SendAsync(form.Request());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("tl-staff=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie);
        Assert.Contains("; samesite=lax", cookie);
        Assert.DoesNotContain("domain=", cookie);
        Assert.DoesNotContain("expires=", cookie);
    }

    [BothEngines]
    public async Task Wrong_password_unknown_address_and_closed_account_read_the_same(Engine engine)
    {
        var town = await towns.On(engine);
        var staff = await town.AddStaff();
        var closed = await town.AddStaff();
        await town.Get<IStaffDirectory>().SetActive(town.Tenant.Id, Actor.System("test"), closed.Id, active: false);
        var invited = await town.Get<IStaffDirectory>().Add(town.Tenant.Id, Actor.System("test"), new StaffOrder($"invited-{engine}@riverton.example", "Invited", Role.Agent));

        Assert.Equal([Refusal], (await town.Visitor().SignIn(staff.Email, "wrong password")).Errors);
        Assert.Equal([Refusal], (await town.Visitor().SignIn($"nobody-{engine}@riverton.example")).Errors);
        Assert.Equal([Refusal], (await town.Visitor().SignIn(closed.Email)).Errors);
        Assert.Equal([Refusal], (await town.Visitor().SignIn(invited.Email)).Errors);
        Assert.Contains("staff.sign-in-failed", await town.EventsOf(staff.Id));
    }

    [BothEngines]
    public async Task What_was_typed_stays_but_the_password(Engine engine)
    {
        var town = await towns.On(engine);
        var page = await town.Visitor().Speaking("es").SignIn("someone@riverton.example", "wrong password");
        Assert.Equal("someone@riverton.example", page.One("input[name=Email]").GetAttribute("value"));
        Assert.DoesNotContain("wrong password", page.Html);
        Assert.StartsWith("No hemos podido", page.Errors.Single());
        Assert.Equal(["Enter your e-mail address.", "Enter your password."], (await town.Visitor().SignIn(" ", "")).Errors);
    }

    [BothEngines]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var staff = await town.AddStaff();
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal([Refusal], (await town.Visitor().SignIn(staff.Email, "wrong password")).Errors);

        Assert.Equal([Refusal], (await town.Visitor().SignIn(staff.Email)).Errors);
        Assert.Contains("staff.locked-out", await town.EventsOf(staff.Id));
        var until = await town.Write(unit => unit.QueryFirst<long>("SELECT lockout_end FROM identity_staff WHERE id = @Id", new { staff.Id }));
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(until) - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));

        await town.Write(unit => unit.Execute("UPDATE identity_staff SET lockout_end = lockout_end - 900000 WHERE id = @Id", new { staff.Id }));
        Assert.Empty((await town.Visitor().SignIn(staff.Email)).Errors);
    }

    [BothEngines]
    public async Task Guesses_made_at_the_same_time_all_count(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var staff = await town.AddStaff();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => town.Visitor().SignIn(staff.Email, "wrong password")));
        Assert.Contains("staff.locked-out", await town.EventsOf(staff.Id));
    }

    [BothEngines]
    public async Task After_ten_wrong_tries_an_address_has_to_wait_known_or_not(Engine engine)
    {
        var town = await towns.Fresh(engine);
        for (var attempt = 0; attempt < 10; attempt++)
            await town.Visitor().SignIn("nobody@riverton.example");
        var page = await town.Visitor().SignIn("Nobody@riverton.example");
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal(["There were too many wrong tries. Please wait 15 minutes and try again."], page.Errors);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await town.Visitor().SignIn("other@riverton.example")).Status);
    }

    [BothEngines]
    public async Task A_session_ends_when_the_account_is_closed_or_gets_another_role(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var directory = town.Get<IStaffDirectory>();
        foreach (var change in (Func<long, Task>[])[id => directory.SetActive(town.Tenant.Id, Actor.System("test"), id, false), id => directory.SetRole(town.Tenant.Id, Actor.System("test"), id, Role.ReadOnly)])
        {
            var staff = await town.AddStaff(Role.FieldCrew);
            using var browser = town.Visitor();
            Assert.Equal("/account", (await browser.SignIn(staff.Email)).Address);
            await change(staff.Id);
            Assert.StartsWith("/sign-in", (await browser.Get("/account")).Address);
        }
    }

    [BothEngines]
    public async Task Staff_of_one_town_are_nobody_in_another(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        var staff = await town.AddStaff(Role.Administrator);
        Assert.Equal([Refusal], (await town.Visitor(other).SignIn(staff.Email)).Errors);

        using var browser = town.Visitor();
        var answer = await browser.Http.SendAsync((await browser.Get("/sign-in")).Form().Set("Email", staff.Email).Set("Password", StaffAt.Password).Request());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("tl-staff=", StringComparison.Ordinal)).Split(';')[0];
        foreach (var (tenant, status) in new[] { (town.Tenant, HttpStatusCode.OK), (other, HttpStatusCode.Redirect) })
        {
            using var thief = tenant == other ? town.Visitor(other) : town.Visitor();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", cookie } } };
            Assert.Equal(status, (await thief.Http.SendAsync(request)).StatusCode);
        }
    }

    [BothEngines]
    public async Task A_cookie_of_one_node_opens_another(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        string cookie;
        await using (var first = await TestTown.Start(storage))
        {
            var staff = await first.AddStaff();
            using var browser = first.Visitor();
            var answer = await browser.Http.SendAsync((await browser.Get("/sign-in")).Form().Set("Email", staff.Email).Set("Password", StaffAt.Password).Request());
            cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("tl-staff=", StringComparison.Ordinal)).Split(';')[0];
        }

        await using var second = await TestTown.Start(storage);
        using var later = second.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", cookie } } };
        Assert.Equal(HttpStatusCode.OK, (await later.Http.SendAsync(request)).StatusCode);
    }
}
