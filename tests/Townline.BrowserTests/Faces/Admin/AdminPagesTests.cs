using Microsoft.Playwright;
using Townline.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Townline.BrowserTests.Faces.Admin;

/// <summary>The administration of the demo town in a browser.</summary>
[Collection(InTheDemoTown.Name)]
public class AdminPagesTests(DemoTown town)
{
    public static TheoryData<string, int, string> Pages()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var path in new[] { "/admin", "/admin/catalogue", "/admin/catalogue/service", "pothole", "pothole/form", "pothole/workflow", "/admin/teams", "/admin/teams/team", "/admin/calendars", "/admin/calendars/calendar", "/admin/town", "/admin/wording", "/admin/wording/time.due-in", "/admin/audit" })
            foreach (var (width, language) in new[] { (320, "es"), (1280, "en") })
                data.Add(path, width, language);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Every_page_is_accessible_and_fits(string path, int width, string language) => Open(async page =>
    {
        await Go(page, path);
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(part => part.open = true)");
        await page.ShouldBeAccessible();
        await page.ShouldFitTheWindow();
    }, new Screen(width, 900), language: language);

    [Fact]
    public Task The_preview_follows_what_is_typed_and_back_leads_where_it_did() => Open(async page =>
    {
        await page.GotoAsync("/admin/catalogue");
        await Go(page, "pothole/form");
        await page.Locator("details.tl-question > summary").First.ClickAsync();
        await page.Locator("[name='Input.Questions[0].Label[en]']").FillAsync("Is there a hole in the road?");

        await Expect(page.FrameLocator("iframe").GetByText("Is there a hole in the road?")).ToBeVisibleAsync();
        await page.Locator("[name='Input.Questions[0].Label[en]']").FillAsync("Is it deep?");
        await Expect(page.FrameLocator("iframe").GetByText("Is it deep?")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/admin/catalogue\?q=pothole$"));
    });

    [Fact]
    public Task Without_scripts_a_button_shows_the_preview_and_keeps_what_is_typed() => Open(async page =>
    {
        await Go(page, "pothole");
        var description = page.Locator("[name='Input.Description[en]']");
        await description.FillAsync("A hole that breaks wheels");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();

        await Expect(page.FrameLocator("iframe").GetByText("A hole that breaks wheels")).ToBeVisibleAsync();
        await Expect(description).ToHaveValueAsync("A hole that breaks wheels");
    }, javaScript: false);

    private Task Open(Func<IPage, Task> body, Screen? screen = null, bool javaScript = true, string language = "en") => Visit.Make(town.Address, screen, async page =>
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=Email]").FillAsync("admin@riverton.example");
        await page.Locator("[name=Password]").FillAsync(DemoTown.Password);
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
        await body(page);
    }, javaScript, language);

    /// <summary>"pothole/form": a page of that service, found in the list as a person finds it.</summary>
    private static async Task Go(IPage page, string path)
    {
        if (path.StartsWith('/'))
        {
            await page.GotoAsync(path);
            return;
        }

        await page.GotoAsync("/admin/catalogue?q=pothole");
        var service = await page.Locator("td a[href*='/admin/catalogue/service/']:not([href$='/form'])").First.GetAttributeAsync("href");
        await page.GotoAsync(service + path["pothole".Length..]);
    }
}
