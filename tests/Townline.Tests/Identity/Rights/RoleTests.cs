using System.Net;
using Townline.Identity.Contracts;
using Townline.Identity.Rights;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Tests.Identity.Passkeys;
using Townline.Tests.Identity.SecondFactors;
using Townline.Tests.Support;

namespace Townline.Tests.Identity.Rights;

public class RoleTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_town_makes_a_role_gives_it_to_somebody_and_changes_what_it_may(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.SignIn(Role.Administrator);
        var page = await Fill((await admin.Get("/admin/roles/role")).Form("main form")).Set("Input.Rights", "DeskRead", "AuditRead").Submit();
        Assert.Contains("The role is saved", page.Text);
        Assert.Contains("Records office", page.Text);

        var staff = await town.AddStaff(Role.FieldCrew);
        var role = (await town.Get<IRoles>().All(town.Tenant.Id)).Single(role => role.OwnId is not null);
        page = await admin.Get("/admin/users");
        page = await page.Form($"form[action*=Role]:has(input[value='{staff.Id}'])").Set("Role", $"own:{role.OwnId}").Submit();
        Assert.Empty(page.Errors);

        using var browser = town.Visitor();
        await browser.SignIn(staff.Email);
        Assert.Contains("Records office", (await browser.Get("/account")).Text);
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync("/admin/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Http.GetAsync("/admin/users")).StatusCode);

        // At once, in the session that is open.
        page = await (await admin.Get("/admin/roles/role/records-office")).Form("form:has([name='Input.Version'])").Set("Input.Rights", "DeskRead").Submit();
        Assert.Contains("The role is saved", page.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Http.GetAsync("/admin/audit")).StatusCode);
        Assert.Contains("role.saved", await town.EventsOf(role.OwnId!.Value));
    }

    [BothEngines]
    public async Task A_role_that_somebody_has_stays(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var role = await Make(town, "records-office", Right.DeskRead);
        using var clerk = await town.SignIn(Role.Own, ownRoleId: role.OwnId);
        using var admin = await town.SignIn(Role.Administrator);
        var page = await (await admin.Get("/admin/roles/role/records-office")).Form("form[action*=Remove]").Submit();
        Assert.Equal(["1 account has this role. Give them another one first."], page.Errors);
        await town.Get<IStaffDirectory>().SetRole(town.Tenant.Id, Actor.System("test"), clerk.Staff!.Id, Role.ReadOnly);
        page = await (await admin.Get("/admin/roles/role/records-office")).Form("form[action*=Remove]").Submit();
        Assert.Contains("The role is removed", page.Text);
    }

    [BothEngines]
    public async Task What_does_not_hold_together_is_refused_with_what_to_do(Engine engine)
    {
        var town = await towns.On(engine);
        using var admin = await town.SignIn(Role.Administrator);
        var form = () => Fill(admin.Get("/admin/roles/role").Result.Form("main form")).Set("Input.Rights", "DeskRead");
        foreach (var (field, value, error) in new[]
        {
            ("Input.Code", "Records Office", "Give a short name of 2 to 40 small letters"),
            ("Input.Code", "agent", "There is already a role with this short name"),
            ("Input.Name", " ", "Enter a name of at most 100"),
            ("Input.GraceDays", "-1", "Days of grace are from 0 to 365"),
            ("Input.SessionMinutes", "a while", "A session lasts from 15 to"),
            ("Input.IdleMinutes", "100000", "Without use it lasts at least 5 minutes"),
        })
        {
            Assert.StartsWith(error, (await form().Set(field, value).Submit()).Errors.Single());
        }

        Assert.StartsWith("Choose at least one right", (await Fill((await admin.Get("/admin/roles/role")).Form("main form")).Submit()).Errors.Single());
    }

    [BothEngines]
    public async Task Who_looks_after_roles_or_accounts_gives_no_more_than_they_have(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var role = await Make(town, "helper", Right.DeskRead, Right.RolesManage, Right.UsersManage);
        var boss = await town.AddStaff(Role.Administrator);
        using var helper = await town.SignIn(Role.Own, ownRoleId: role.OwnId);

        var roles = town.Get<IRoles>();
        var me = new Actor(ActorKind.Staff, helper.Staff!.Id, "test");
        var order = new RoleOrder("stronger", "Stronger", [Right.DeskRead, Right.SettingsEdit], RoleSignIn.Usual, 0);
        Assert.Equal("role.refused.more-than-own", await Refusal(() => town.Get<Store>().Write(town.Tenant.Id, me, unit => roles.Save(unit, order, null))));
        var administrators = new RoleOrder("administrator", "", [], RoleSignIn.Usual with { IdleMinutes = 5 }, 0);
        Assert.Equal("role.refused.more-than-own", await Refusal(() => town.Get<Store>().Write(town.Tenant.Id, me, unit => roles.Save(unit, administrators, null))));

        var page = await helper.Get("/admin/users");
        page = await page.Form($"form[action*=Role]:has(input[value='{helper.Staff.Id}'])").Set("Role", "Administrator").Submit();
        Assert.StartsWith("This account may do more than you", page.Errors.Single());
        page = await (await helper.Get("/admin/users")).Form($"form:has(input[value='{boss.Id}']):has(button[formaction*=Link])").Submit();
        Assert.StartsWith("This account may do more than you", page.Errors.Single());
        Assert.Empty(page.Document.QuerySelectorAll("#copy"));
    }

    [BothEngines]
    public async Task A_rule_under_which_no_administrator_could_sign_in_is_refused_until_one_can(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var boss = await town.AddStaff(Role.Administrator);
        using var admin = town.Visitor();
        await admin.SignIn(boss.Email);
        var ask = async (string least) => await (await admin.Get("/admin/roles/role/administrator")).Form("main form").Set("Input.Least", least).Submit();
        Assert.StartsWith("No administrator could sign in under this rule", (await ask("SecondStep")).Errors.Single());
        await Phone.SetUp(town, admin);
        Assert.Contains("The role is saved", (await ask("SecondStep")).Text);
        Assert.StartsWith("Nobody could sign in under this rule for sure", (await ask("Passkey")).Errors.Single());
        using var key = new SoftKey();
        Assert.Empty((await key.AddTo(admin)).Errors);
        Assert.Contains("The role is saved", (await ask("Passkey")).Text);
    }

    [BothEngines]
    public async Task Who_must_set_up_a_second_step_is_led_to_it_before_anything_else_opens(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await AskFor(town, "agent", new RoleSignIn(Strength.SecondStep, 3, 10080, 600));
        var staff = await town.AddStaff();
        using var browser = town.Visitor();
        var page = await browser.SignIn(staff.Email, page: "/sign-in");
        Assert.Contains("Your role asks for a second step", page.Text);
        Assert.Equal("/desk", page.Address.Split('?')[0]);

        // The days of grace are over.
        town.Clock.Move(TimeSpan.FromDays(4));
        page = await browser.SignIn(staff.Email, page: "/sign-in");
        Assert.StartsWith("/account/security", page.Address);
        Assert.Contains("Set it up here; then everything else opens.", page.Text);
        Assert.StartsWith("/account/security", (await browser.Get("/desk")).Address);
        browser.Http.DefaultRequestHeaders.Accept.Clear();
        browser.Http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Http.GetAsync("/desk/find?q=x")).StatusCode);

        var (phone, _) = await Phone.SetUp(town, browser);
        Assert.Equal("/desk", (await browser.Get("/desk")).Address.Split('?')[0]);
        town.Clock.Move(TimeSpan.FromSeconds(30));
        Assert.Equal("/desk", (await (await town.Visitor().SignIn(staff.Email, page: "/sign-in")).Form().Set("Code", phone.Code).Submit()).Address.Split('?')[0]);

        // Nor can it be turned off again.
        page = await (await browser.Get("/account/security")).Form("form[action*=AppOff]").Submit();
        Assert.StartsWith("Your role asks for this", page.Errors.Single());
    }

    [BothEngines]
    public async Task Sessions_last_as_long_as_the_role_says_also_those_that_are_open(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var clerk = await town.SignIn(Role.ReadOnly);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Http.GetAsync("/account")).StatusCode);
        await AskFor(town, "read-only", new RoleSignIn(Strength.Password, 14, 60, 20));
        town.Clock.Move(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Http.GetAsync("/account")).StatusCode);
        town.Clock.Move(TimeSpan.FromMinutes(19));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Http.GetAsync("/account")).StatusCode);
        town.Clock.Move(TimeSpan.FromMinutes(21));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Http.GetAsync("/account")).StatusCode);
        using var busy = await town.SignIn(Role.ReadOnly);
        for (var minutes = 0; minutes < 55; minutes += 11)
        {
            Assert.Equal(HttpStatusCode.OK, (await busy.Http.GetAsync("/account")).StatusCode);
            town.Clock.Move(TimeSpan.FromMinutes(11));
        }

        town.Clock.Move(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Redirect, (await busy.Http.GetAsync("/account")).StatusCode);
    }

    [BothEngines]
    public async Task An_administrator_helps_somebody_who_lost_everything(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var browser = town.Visitor();
        await browser.SignIn(staff.Email);
        await Phone.SetUp(town, browser);
        using var admin = await town.SignIn(Role.Administrator);
        var page = await admin.Get($"/admin/users/{staff.Id}");
        Assert.Contains("App for codes", page.Text);
        page = await page.Form("form[action*=Clear]").Submit();
        Assert.Contains("The second steps are taken away", page.Text);
        Assert.StartsWith("/sign-in", (await browser.Get("/account")).Address);
        Assert.Equal("/account", (await town.Visitor().SignIn(staff.Email)).Address);
        page = await (await admin.Get($"/admin/users/{staff.Id}")).Form("form[action*=EndAll]").Submit();
        Assert.Contains("1 session is ended", page.Text);
        Assert.Contains("staff.second-steps-cleared", await town.EventsOf(staff.Id));
    }

    [BothEngines]
    public async Task Who_must_first_set_up_a_second_step_is_as_a_resident_where_staff_see_more(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var clerk = await town.SignIn(Role.Agent);
        Assert.Equal("/counter", (await clerk.Get("/counter")).Address);
        await AskFor(town, "agent", new RoleSignIn(Strength.SecondStep, 0, 10080, 600));
        Assert.Equal("/counter/closed", (await clerk.Get("/counter")).Address);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Http.GetAsync("/counter/live")).StatusCode);
        Assert.StartsWith("/account/security", (await clerk.Http.GetAsync("/desk/live")).Headers.Location?.OriginalString);
    }

    [BothEngines]
    public async Task Without_a_role_that_is_no_more_nothing_opens(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var role = await Make(town, "records-office", Right.DeskRead);
        using var clerk = await town.SignIn(Role.Own, ownRoleId: role.OwnId);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Http.GetAsync("/desk/search?q=x")).StatusCode);
        // As if somebody had been given it at the moment when it was removed.
        await town.Write(async unit =>
        {
            await unit.Execute("DELETE FROM identity_role WHERE id = @OwnId", new { role.OwnId });
            await unit.Publish(new RoleRemoved(role.OwnId!.Value, role.Code));
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Http.GetAsync("/desk/search?q=x")).StatusCode);
        using var admin = await town.SignIn(Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await admin.Http.GetAsync("/admin/users")).StatusCode);
    }

    [BothEngines]
    public async Task A_role_of_another_town_is_given_to_nobody(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        await town.Get<Store>().Write(other.Id, Actor.System("test"), unit => town.Get<IRoles>().Save(unit, new RoleOrder("records-office", "Records", [Right.DeskRead], RoleSignIn.Usual, 0), null));
        var foreign = (await town.Get<IRoles>().All(other.Id)).Single(role => role.OwnId is not null);
        using var admin = await town.SignIn(Role.Administrator);
        var staff = await town.AddStaff();
        var directory = town.Get<IStaffDirectory>();
        Assert.Equal("staff.refused.role", await Refusal(() => directory.SetRole(town.Tenant.Id, Actor.System("test"), staff.Id, Role.Own, foreign.OwnId)));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Http.GetAsync("/admin/roles/role/records-office")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Http.GetAsync($"/admin/users/{(await town.AddStaff(of: other)).Id}")).StatusCode);
    }

    [BothEngines]
    public async Task The_last_administrator_cannot_become_something_else(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var role = await Make(town, "everything", Enum.GetValues<Right>());
        using var admin = await town.SignIn(Role.Administrator);
        var me = new Actor(ActorKind.Staff, admin.Staff!.Id, "test");
        Assert.Equal("staff.refused.last-administrator", await Refusal(() => town.Get<IStaffDirectory>().SetRole(town.Tenant.Id, me, admin.Staff.Id, Role.Own, role.OwnId)));
        Assert.Equal(HttpStatusCode.OK, (await admin.Http.GetAsync("/admin/users")).StatusCode);
    }

    private static WebForm Fill(WebForm form) => form.Set("Input.Code", "records-office").Set("Input.Name", "Records office");

    private static async Task<RoleView> Make(TestTown town, string code, params Right[] rights)
    {
        await town.Write(unit => town.Get<IRoles>().Save(unit, new RoleOrder(code, code, rights, RoleSignIn.Usual, 0), null));
        return (await town.Get<IRoles>().All(town.Tenant.Id)).Single(role => role.Code == code);
    }

    private static Task AskFor(TestTown town, string role, RoleSignIn signIn) => town.Write(unit => town.Get<IRoles>().Save(unit, new RoleOrder(role, "", [], signIn, 0), "test"));

    private static async Task<string?> Refusal(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return null;
        }
        catch (StaffRefusedException refused)
        {
            return refused.Reason;
        }
    }
}
