using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.SignIn;

/// <summary>Passkeys in a real browser, with a device that Chromium plays.</summary>
[Collection(InTheDemoTown.Name)]
public partial class PasskeyTests(DemoTown town)
{
    [Fact]
    public Task A_clerk_adds_a_passkey_and_signs_in_with_it_alone_and_after_the_password() => Visit.Make(OnThisMachine, Screen.Desktop, async page =>
    {
        await WithDevice(page);
        await DemoTown.SignIn(page, DemoTown.Agent);
        await page.GotoAsync("/account/security");
        await page.Locator("form[data-passkey=create] [name=name]").FillAsync("Test device");
        await page.Follow("form[data-passkey=create] button");
        Assert.Equal(10, await page.Locator(".tl-codes code").CountAsync());
        await page.ShouldBeAccessible();

        await SignOut(page);
        await page.GotoAsync("/sign-in?returnUrl=/account/security");
        await page.Locator("form[data-passkey=get] button").ClickAsync();
        await page.IsAt(Security().IsMatch);

        await SignOut(page);
        await page.GotoAsync("/sign-in?returnUrl=/account/security");
        await page.Locator("[name=Email]").FillAsync(DemoTown.Agent);
        await page.Locator("[name=Password]").FillAsync(DemoTown.Password);
        await page.Locator("main form:not([data-passkey]) button").ClickAsync();
        await page.IsAt(address => address.Contains("/sign-in/second", StringComparison.Ordinal));
        await page.ShouldBeAccessible();
        await page.ShouldFitTheWindow();
        await page.Locator("form[data-passkey=get] button").ClickAsync();
        await page.IsAt(Security().IsMatch);

        // As it was, for the tests that come after.
        await page.Follow("form[action*=Remove] button");
        Assert.Equal(0, await page.Locator("form[action*=Remove]").CountAsync());
    });

    /// <summary>Passkeys belong to a name and not to a number.</summary>
    private Uri OnThisMachine => new UriBuilder(town.Address) { Host = "localhost" }.Uri;

    /// <summary>The page itself, and not one that goes on to it.</summary>
    [GeneratedRegex("^https?://[^/]+/account/security$")]
    private static partial Regex Security();

    private static async Task SignOut(IPage page)
    {
        await page.GotoAsync("/sign-out");
        await page.Follow("main form button");
    }

    private static async Task WithDevice(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
