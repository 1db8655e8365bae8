using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.Identity;

public class OneTimeLinkTests(Towns towns) : IClassFixture<Towns>
{
    private const string Chosen = "a brand new secret";

    [BothEngines]
    public async Task The_owner_sets_a_password_once_and_is_signed_in(Engine engine)
    {
        var town = await towns.On(engine);
        var (staff, link) = await Invite(town, $"once-{engine}");
        using var browser = town.Visitor();

        var page = await Choose(await browser.Get(link), Chosen);
        Assert.Equal("/crew", page.Address);
        Assert.Equal("This link no longer works", (await town.Visitor().Get(link)).Heading);
        Assert.Equal("/account", (await town.Visitor().SignIn(staff.Email, Chosen)).Address);
        Assert.Equal(["staff.added", "staff.one-time-link-made", "staff.password-set", "staff.signed-in", "staff.signed-in"], await town.EventsOf(staff.Id));
    }

    [BothEngines]
    public async Task Of_two_browsers_with_one_link_only_one_sets_the_password(Engine engine)
    {
        var town = await towns.On(engine);
        var (_, link) = await Invite(town, $"twice-{engine}");
        var pages = await Task.WhenAll(town.Visitor().Get(link), town.Visitor().Get(link));
        var results = await Task.WhenAll(pages.Select((page, at) => Choose(page, $"{Chosen} {at}")));
        Assert.Single(results, page => page.Address == "/crew");
        Assert.Single(results, page => page.Document.QuerySelector("h1")?.TextContent == "This link no longer works");
    }

    [BothEngines]
    public async Task A_password_that_will_not_do_is_explained_and_the_link_still_works(Engine engine)
    {
        var town = await towns.On(engine);
        var (_, link) = await Invite(town, $"weak-{engine}");
        var page = await town.Visitor().Get(link);
        string[] weak = ["Choose a password of at least 12 characters, with at least 5 different ones."];

        Assert.Equal(weak, (await Choose(page, "too short")).Errors);
        Assert.Equal(weak, (await Choose(page, "aaaaaaaaaaaaaaaa")).Errors);
        Assert.Equal(weak, (await Choose(page, new string('a', 900) + "bcdefg" + new string('h', 900))).Errors);
        Assert.Equal(["The two passwords are not the same. Type the same one in both places."], (await Choose(page, Chosen, "another brand new one")).Errors);
        Assert.Equal("/crew", (await Choose(page, Chosen)).Address);
    }

    [BothEngines]
    public async Task A_link_for_another_account_or_made_up_opens_nothing(Engine engine)
    {
        var town = await towns.On(engine);
        var (_, link) = await Invite(town, $"own-{engine}");
        var victim = await town.AddStaff(Role.Administrator);
        var token = link[link.IndexOf("token=", StringComparison.Ordinal)..];

        foreach (var wrong in new[] { $"/set-password?user={victim.Id}&{token}", "/set-password?user=1&token=x", "/set-password?user=x&token=x", "/set-password" })
            Assert.Equal("This link no longer works", (await town.Visitor().Get(wrong)).Heading);
    }

    [BothEngines]
    public async Task A_new_password_ends_a_lock_out(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        for (var attempt = 0; attempt < 5; attempt++)
            await town.Visitor().SignIn(staff.Email, "wrong password");
        var link = await town.Get<IStaffDirectory>().OneTimeLink(town.Tenant.Id, Actor.System("test"), staff.Id);

        await Choose(await town.Visitor().Get(link), Chosen);
        Assert.Equal("/account", (await town.Visitor().SignIn(staff.Email, Chosen)).Address);
    }

    [BothEngines]
    public async Task A_signed_in_person_changes_the_password_and_other_sessions_end(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var staff = await town.AddStaff(Role.FieldCrew);
        using var here = town.Visitor();
        using var elsewhere = town.Visitor();
        await elsewhere.SignIn(staff.Email);
        var page = await here.SignIn(staff.Email);

        Assert.StartsWith("This is not your current password", (await Change(page, "wrong password", Chosen)).Errors.Single());
        page = await Change(page, StaffAt.Password, Chosen);
        Assert.Contains("Your password is changed", page.Text);
        Assert.Equal("/account", (await here.Get("/account")).Address);
        Assert.StartsWith("/sign-in", (await elsewhere.Get("/account")).Address);
    }

    private static async Task<(StaffMember Staff, string Link)> Invite(TestTown town, string name)
    {
        var directory = town.Get<IStaffDirectory>();
        var staff = await directory.Add(town.Tenant.Id, Actor.System("test"), new StaffOrder($"{name}@riverton.example".ToLowerInvariant(), name, Role.FieldCrew));
        return (staff, await directory.OneTimeLink(town.Tenant.Id, Actor.System("test"), staff.Id));
    }

    private static Task<WebPage> Choose(WebPage page, string password, string? again = null) =>
        page.Form().Set("Password", password).Set("Again", again ?? password).Submit();

    private static Task<WebPage> Change(WebPage page, string current, string password) =>
        page.Form("main form").Set("Current", current).Set("Password", password).Set("Again", password).Submit();
}
