using System.Net;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.Identity.SecondFactors;

public class SecondStepTests(Towns towns) : IClassFixture<Towns>
{
    private const string Wrong = "This code is not right, or was used before. Wait for the next one and type that. After 5 wrong tries an account is blocked for 15 minutes.";

    [BothEngines]
    public async Task With_an_app_the_password_alone_opens_nothing_and_a_code_does(Engine engine)
    {
        var town = await towns.On(engine);
        var (staff, phone, _) = await WithApp(town);
        using var browser = town.Visitor();

        var page = await browser.SignIn(staff.Email, page: "/sign-in?returnUrl=/account/sessions");
        Assert.Equal("One more step", page.Heading);
        Assert.StartsWith("/sign-in?", (await browser.Get("/account")).Address);
        page = await page.Form().Set("Code", phone.Code).Submit();
        Assert.Equal("/account/sessions", page.Address);
        Assert.Contains("Password and code", page.Text);
        Assert.Equal(["staff.added", "staff.signed-in", "staff.app-on", "staff.recovery-codes-made", "staff.signed-in"], await town.EventsOf(staff.Id));
    }

    [BothEngines]
    public async Task A_code_that_was_used_is_refused_and_the_next_one_is_not(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, phone, _) = await WithApp(town);
        var (page, again) = (await town.Visitor().SignIn(staff.Email), await town.Visitor().SignIn(staff.Email));
        var code = phone.Code;
        Assert.Equal("/account", (await page.Form().Set("Code", code).Submit()).Address);
        again = await again.Form().Set("Code", code).Submit();
        Assert.Equal([Wrong], again.Errors);

        // Nor one that is older than what was used.
        again = await again.Form().Set("Code", phone.At(town.Clock.Now.AddSeconds(-30))).Submit();
        Assert.Equal([Wrong], again.Errors);
        town.Clock.Move(TimeSpan.FromSeconds(30));
        Assert.Equal("/account", (await again.Form().Set("Code", phone.Code).Submit()).Address);
    }

    [BothEngines]
    public async Task The_code_that_turned_the_app_on_does_not_sign_in(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var browser = town.Visitor();
        await browser.SignIn(staff.Email);
        var (phone, _) = await Phone.SetUp(town, browser);
        Assert.Equal([Wrong], (await (await town.Visitor().SignIn(staff.Email)).Form().Set("Code", phone.Code).Submit()).Errors);
    }

    [BothEngines]
    public async Task Of_two_browsers_with_one_code_only_one_gets_in(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, phone, codes) = await WithApp(town);
        foreach (var code in new[] { phone.Code, codes[0] })
        {
            WebPage[] pages = [await town.Visitor().SignIn(staff.Email), await town.Visitor().SignIn(staff.Email)];
            pages = await Task.WhenAll(pages.Select(page => page.Form().Set("Code", code).Submit()));
            Assert.Single(pages, page => page.Address == "/account");
            Assert.Single(pages, page => page.Errors is [Wrong]);
        }
    }

    [BothEngines]
    public async Task A_recovery_code_opens_once_and_counts_down(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, _, codes) = await WithApp(town);
        Assert.Equal(10, codes.Distinct().Count());
        using var browser = town.Visitor();
        var page = await (await browser.SignIn(staff.Email)).Form().Set("Code", codes[3].ToLowerInvariant()).Submit();
        Assert.Equal("/account", page.Address);
        Assert.Contains("You have 9 recovery codes left", (await browser.Get("/account/security")).Text);
        Assert.Equal([Wrong], (await (await town.Visitor().SignIn(staff.Email)).Form().Set("Code", codes[3]).Submit()).Errors);
        Assert.Contains("staff.recovery-code-used", await town.EventsOf(staff.Id));
    }

    [BothEngines]
    public async Task New_recovery_codes_make_the_old_ones_void(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, phone, old) = await WithApp(town);
        using var browser = town.Visitor();
        await (await browser.SignIn(staff.Email)).Form().Set("Code", phone.Code).Submit();
        var page = await (await browser.Get("/account/security")).Form("form[action*=Codes]").Submit();
        var codes = page.Document.QuerySelectorAll(".tl-codes code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);

        using var sheet = await browser.Http.SendAsync(page.Form("form[action*=Sheet]").Request());
        Assert.Equal("recovery-codes.txt", sheet.Content.Headers.ContentDisposition!.FileName);
        Assert.All(codes, code => Assert.Contains(code, sheet.Content.ReadAsStringAsync().Result));
        Assert.Equal([Wrong], (await (await town.Visitor().SignIn(staff.Email)).Form().Set("Code", old[0]).Submit()).Errors);
        Assert.Equal("/account", (await (await town.Visitor().SignIn(staff.Email)).Form().Set("Code", codes[0]).Submit()).Address);
    }

    [BothEngines]
    public async Task Five_wrong_codes_lock_the_account_and_the_right_password_between_them_gives_no_new_tries(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, phone, _) = await WithApp(town);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal([Wrong], (await (await town.Visitor().SignIn(staff.Email)).Form().Set("Code", attempt % 2 == 0 ? "000000" : "nothing").Submit()).Errors);
        Assert.Contains("staff.locked-out", await town.EventsOf(staff.Id));
        Assert.StartsWith("We could not sign you in", (await town.Visitor().SignIn(staff.Email)).Errors.Single());
        Assert.NotEmpty(phone.Code);
    }

    [BothEngines]
    public async Task The_second_step_must_follow_soon_and_in_the_same_browser(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, phone, _) = await WithApp(town);
        Assert.Equal("/sign-in", (await town.Visitor().Get("/sign-in/second")).Address);
        var page = await town.Visitor().SignIn(staff.Email);
        town.Clock.Move(TimeSpan.FromMinutes(11));
        page = await page.Form().Set("Code", phone.Code).Submit();
        Assert.Contains("That took too long", page.Text);
    }

    [BothEngines]
    public async Task Two_tabs_show_the_same_secret_and_the_slower_one_is_told(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var browser = town.Visitor();
        await browser.SignIn(staff.Email);
        var (one, other) = (await browser.Get("/account/security/app"), await browser.Get("/account/security/app"));
        Assert.Equal(one.One(".tl-app-secret").TextContent, other.One(".tl-app-secret").TextContent);
        Assert.StartsWith("This is not the code", (await other.Form("main form").Set("Code", "12").Submit()).Errors.Single());
        var phone = new Phone(town, one.One(".tl-app-secret").TextContent);
        await one.Form("main form").Set("Code", phone.Code).Submit();
        Assert.Contains("Your app is on already", (await other.Form("main form").Set("Code", phone.Code).Submit()).Text);
    }

    [BothEngines]
    public async Task Later_than_a_quarter_of_an_hour_after_signing_in_the_password_is_asked_for(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, phone, _) = await WithApp(town);
        using var browser = town.Visitor();
        await (await browser.SignIn(staff.Email)).Form().Set("Code", phone.Code).Submit();
        town.Clock.Move(TimeSpan.FromMinutes(16));

        var page = await browser.Get("/account/security");
        page = await page.Form("form[action*=AppOff]").Set("Password", "wrong password").Submit();
        Assert.StartsWith("This is not your current password", page.Errors.Single());
        page = await page.Form("form[action*=AppOff]").Set("Password", StaffAt.Password).Submit();
        Assert.Contains("Your app is off", page.Text);
        Assert.Equal("/account", (await town.Visitor().SignIn(staff.Email)).Address);
    }

    [BothEngines]
    public async Task A_one_time_link_does_not_go_round_the_second_step(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, phone, _) = await WithApp(town);
        var link = await town.Get<IStaffDirectory>().OneTimeLink(town.Tenant.Id, Actor.System("test"), staff.Id);
        var page = await (await town.Visitor().Get(link)).Form().Set("Password", "a brand new secret").Set("Again", "a brand new secret").Submit();
        Assert.Equal("One more step", page.Heading);
        Assert.Equal("/crew", (await page.Form().Set("Code", phone.Code).Submit()).Address);
    }

    [BothEngines]
    public async Task A_program_that_asks_without_signing_in_sees_nothing(Engine engine)
    {
        var town = await towns.On(engine);
        using var nobody = town.Visitor();
        foreach (var path in new[] { "/account/security", "/account/security/app", "/account/sessions" })
            Assert.Equal(HttpStatusCode.Redirect, (await nobody.Http.GetAsync(path)).StatusCode);
    }

    [BothEngines]
    public async Task Of_many_wrong_codes_at_the_same_time_no_more_than_five_are_looked_at(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, _, codes) = await WithApp(town);
        WebPage[] pages = [await town.Visitor().SignIn(staff.Email), await town.Visitor().SignIn(staff.Email)];
        await Task.WhenAll(Enumerable.Range(0, 24).Select(attempt => pages[attempt % 2].Form().Set("Code", $"{attempt:D6}").Submit()));
        Assert.Single(await town.EventsOf(staff.Id), kind => kind == "staff.locked-out");
        Assert.NotEmpty((await pages[0].Form().Set("Code", codes[0]).Submit()).Errors);
        Assert.DoesNotContain("staff.recovery-code-used", await town.EventsOf(staff.Id));
    }

    [BothEngines]
    public async Task The_recovery_code_of_another_opens_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, _, _) = await WithApp(town);
        var (_, _, others) = await WithApp(town);
        Assert.Equal([Wrong], (await (await town.Visitor().SignIn(staff.Email)).Form().Set("Code", others[0]).Submit()).Errors);
    }

    [BothEngines]
    public async Task Setting_up_an_app_ends_what_the_password_alone_had_opened(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var owner = town.Visitor();
        using var thief = town.Visitor();
        await owner.SignIn(staff.Email);
        await thief.SignIn(staff.Email);
        await Phone.SetUp(town, owner);
        Assert.Equal("/account", (await owner.Get("/account")).Address);
        Assert.StartsWith("/sign-in", (await thief.Get("/account")).Address);
    }

    /// <summary>A member of staff whose app is on, half a minute ago.</summary>
    private static async Task<(StaffMember Staff, Phone Phone, IReadOnlyList<string> Codes)> WithApp(TestTown town)
    {
        var staff = await town.AddStaff(Role.FieldCrew);
        using var browser = town.Visitor();
        await browser.SignIn(staff.Email);
        var (phone, codes) = await Phone.SetUp(town, browser);
        town.Clock.Move(TimeSpan.FromSeconds(30));
        return (staff, phone, codes);
    }
}
