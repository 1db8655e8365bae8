using Townline.Identity.Contracts;
using Townline.Tests.Identity.SecondFactors;
using Townline.Tests.Support;

namespace Townline.Tests.Identity.Passkeys;

public class PasskeyTests(Towns towns) : IClassFixture<Towns>
{
    private const string Refused = "We could not sign you in with this passkey.";

    [BothEngines]
    public async Task A_passkey_is_added_and_signs_in_alone(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, key, added) = await WithKey(town);
        using (key)
        {
            Assert.Equal(10, added.Document.QuerySelectorAll(".tl-codes code").Length);
            using var browser = town.Visitor();
            var page = await key.SignIn(browser, await browser.Get("/sign-in?returnUrl=/account/sessions"));
            Assert.Equal("/account/sessions", page.Address);
            Assert.Contains("Passkey", page.Text);
            Assert.Contains("staff.passkey-added", await town.EventsOf(staff.Id));
        }
    }

    [BothEngines]
    public async Task With_a_passkey_the_password_alone_opens_nothing_and_both_together_do(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, key, _) = await WithKey(town);
        using (key)
        {
            using var browser = town.Visitor();
            var page = await browser.SignIn(staff.Email);
            Assert.Equal("One more step", page.Heading);
            Assert.Equal("/account", (await key.SignIn(browser, page)).Address);
        }
    }

    [BothEngines]
    public async Task After_the_password_of_one_the_passkey_of_another_opens_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, own, _) = await WithKey(town);
        var (_, other, _) = await WithKey(town);
        using (own)
        using (other)
        {
            using var browser = town.Visitor();
            var page = await browser.SignIn(staff.Email);
            Assert.StartsWith(Refused, (await other.SignIn(browser, page)).Errors.Single());
        }
    }

    [BothEngines]
    public async Task A_copy_of_a_device_is_refused(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (_, key, _) = await WithKey(town);
        using (key)
        {
            key.Count = 7;
            Assert.Equal("/account", (await Try(town, key)).Address);
            key.Count = 6;
            Assert.StartsWith(Refused, (await Try(town, key)).Errors.Single());
            key.Count = 8;
            Assert.Equal("/account", (await Try(town, key)).Address);
        }
    }

    [BothEngines]
    public async Task A_device_that_does_not_count_signs_in_again_and_again(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (_, key, _) = await WithKey(town, count: 0);
        using (key)
        {
            Assert.Equal("/account", (await Try(town, key)).Address);
            Assert.Equal("/account", (await Try(town, key)).Address);
        }
    }

    [BothEngines]
    public async Task A_passkey_of_another_site_or_without_a_finger_is_refused(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (_, key, _) = await WithKey(town);
        using (key)
        {
            key.Origin = "https://town1ine.example";
            Assert.StartsWith(Refused, (await Try(town, key)).Errors.Single());
            (key.Origin, key.KnowsItsOwner) = (null, false);
            Assert.StartsWith(Refused, (await Try(town, key)).Errors.Single());
            key.KnowsItsOwner = true;
            Assert.Equal("/account", (await Try(town, key)).Address);
        }
    }

    [BothEngines]
    public async Task A_passkey_of_another_town_opens_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        var (_, key, _) = await WithKey(town);
        using (key)
        {
            using var browser = town.Visitor(other);
            Assert.StartsWith(Refused, (await key.SignIn(browser, await browser.Get("/sign-in?returnUrl=/account"))).Errors.Single());
        }
    }

    [BothEngines]
    public async Task An_answer_is_good_once_for_its_question_and_for_five_minutes(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (_, key, _) = await WithKey(town);
        using (key)
        {
            using var browser = town.Visitor();
            var page = await browser.Get("/sign-in?returnUrl=/account");
            var answer = key.Answer(browser, await SoftKey.Options(browser, page, "form[data-passkey=get]"));
            using var stranger = town.Visitor();
            var elsewhere = await stranger.Get("/sign-in?returnUrl=/account");
            Assert.StartsWith(Refused, (await elsewhere.Form("form[data-passkey=get]").Set("credential", answer).Submit()).Errors.Single());

            town.Clock.Move(TimeSpan.FromMinutes(6));
            Assert.StartsWith(Refused, (await page.Form("form[data-passkey=get]").Set("credential", answer).Submit()).Errors.Single());
        }
    }

    [BothEngines]
    public async Task What_is_no_answer_of_a_device_is_refused(Engine engine)
    {
        var town = await towns.Fresh(engine);
        foreach (var nonsense in new[] { "", "null", "{}", "[1]", "no JSON", """{"id":"AA","rawId":"AA","type":"public-key","response":{}}""" })
        {
            using var browser = town.Visitor();
            var page = await browser.Get("/sign-in?returnUrl=/account");
            await SoftKey.Options(browser, page, "form[data-passkey=get]");
            Assert.StartsWith(Refused, (await page.Form("form[data-passkey=get]").Set("credential", nonsense).Submit()).Errors.Single());
        }
    }

    [BothEngines]
    public async Task A_passkey_is_renamed_and_removed_and_then_opens_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, key, _) = await WithKey(town);
        using (key)
        {
            using var browser = town.Visitor();
            await key.SignIn(browser, await browser.Get("/sign-in?returnUrl=/account"));
            var page = await (await browser.Get("/account/security")).Form("form[action*=Rename]").Set("name", "Old telephone").Submit();
            Assert.Equal("Old telephone", page.One("input[name=name][id^=passkey]").GetAttribute("value"));
            page = await page.Form("form[action*=Remove]").Submit();
            Assert.Contains("The passkey is removed", page.Text);
            Assert.StartsWith(Refused, (await Try(town, key)).Errors.Single());
            Assert.Equal("/account", (await town.Visitor().SignIn(staff.Email)).Address);
        }
    }

    [BothEngines]
    public async Task Neither_wrong_answers_nor_wrong_passwords_of_strangers_keep_out_who_has_a_passkey(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (staff, key, _) = await WithKey(town);
        using (key)
        {
            using var stranger = town.Visitor();
            for (var attempt = 0; attempt < 12; attempt++)
            {
                var page = await stranger.Get("/sign-in/passkey");
                await SoftKey.Options(stranger, page, "form[data-passkey=get]");
                await page.Form("form[data-passkey=get]").Set("credential", "{}").Submit();
                await stranger.SignIn(staff.Email, "wrong password");
            }

            Assert.Contains("staff.locked-out", await town.EventsOf(staff.Id));
            Assert.Equal("/account", (await Try(town, key)).Address);
        }
    }

    [BothEngines]
    public async Task Behind_a_proxy_the_address_is_the_one_that_the_browser_shows(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        var staff = await town.AddStaff(Role.FieldCrew, other);
        using var key = new SoftKey { Origin = $"https://{other.Hosts[0]}" };
        using var browser = Named(town, other);
        await browser.SignIn(staff.Email);
        Assert.Empty((await key.AddTo(browser)).Errors);
        foreach (var (origin, address) in new[] { (key.Origin, "/account"), ("https://riverton.example", "/sign-in/passkey") })
        {
            key.Origin = origin;
            using var later = Named(town, other);
            Assert.Equal(address, (await key.SignIn(later, await later.Get("/sign-in?returnUrl=/account"))).Address);
        }

        // A proxy hands the name on and speaks plain http to the program.
        static Visitor Named(TestTown town, Townline.Platform.Tenancy.Tenant other)
        {
            var visitor = town.Visitor(other);
            visitor.Http.DefaultRequestHeaders.Host = other.Hosts[0];
            return visitor;
        }
    }

    [BothEngines]
    public async Task Where_the_role_asks_for_a_passkey_a_code_adds_no_other_and_a_recovery_code_does(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var boss = await town.AddStaff(Role.Administrator);
        using var first = town.Visitor();
        await first.SignIn(boss.Email);
        var (phone, codes) = await Phone.SetUp(town, first);
        using var key = new SoftKey();
        Assert.Empty((await key.AddTo(first)).Errors);
        await town.Write(unit => town.Get<IRoles>().Save(unit, new RoleOrder("administrator", "", [], new RoleSignIn(Strength.Passkey, 0, 10080, 600), 0), null));
        town.Clock.Move(TimeSpan.FromSeconds(30));

        using var imitator = town.Visitor();
        var page = await (await imitator.SignIn(boss.Email, page: "/sign-in?returnUrl=/admin")).Form().Set("Code", phone.Code).Submit();
        Assert.StartsWith("/account/security", page.Address);
        Assert.StartsWith("Your role asks for a passkey and you have one", (string?)(await SoftKey.Options(imitator, page, "form[data-passkey=create]"))["detail"]);
        page = await page.Form("form[data-passkey=create]").Set("credential", "{}").Submit();
        Assert.StartsWith("Your role asks for a passkey and you have one", page.Errors.Single());

        using var owner = town.Visitor();
        await (await owner.SignIn(boss.Email)).Form().Set("Code", codes[0]).Submit();
        using var next = new SoftKey();
        Assert.Empty((await next.AddTo(owner)).Errors);
        Assert.Equal("/admin", (await owner.Get("/admin")).Address);
    }

    private static async Task<WebPage> Try(TestTown town, SoftKey key)
    {
        using var browser = town.Visitor();
        return await key.SignIn(browser, await browser.Get("/sign-in?returnUrl=/account"));
    }

    private static async Task<(StaffMember Staff, SoftKey Key, WebPage Added)> WithKey(TestTown town, uint count = 1)
    {
        var staff = await town.AddStaff(Role.FieldCrew);
        var key = new SoftKey { Count = count };
        using var browser = town.Visitor();
        await browser.SignIn(staff.Email);
        var page = await key.AddTo(browser);
        Assert.Empty(page.Errors);
        return (staff, key, page);
    }
}
