using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Townline.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Townline.BrowserTests.Faces.Admin;

/// <summary>What residents will see, shown beside the editor.</summary>
[Collection(InTheDemoTown.Name)]
public partial class PreviewTests(DemoTown town)
{
    [Fact]
    public Task The_preview_follows_what_is_typed_and_back_leads_where_it_did() => Open(async page =>
    {
        await page.Follow("td a[href*='/admin/catalogue/service/']:not([href$='/form'])");
        await page.Follow(".tl-tabs a[href$='/form']");
        await page.Locator("details.tl-question > summary").First.ClickAsync();
        var label = page.Locator("[name='Input.Questions[0].Label[en]']");

        await label.FillAsync("Is there a hole in the road?");
        await Expect(page.FrameLocator("iframe").GetByText("Is there a hole in the road?")).ToBeVisibleAsync();
        await label.FillAsync("Is it deep?");
        await Expect(page.FrameLocator("iframe").GetByText("Is it deep?")).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(Service());
    });

    [Fact]
    public Task Without_scripts_a_button_shows_the_preview_and_keeps_what_is_typed() => Open(async page =>
    {
        await page.Locator("td a[href*='/admin/catalogue/service/']:not([href$='/form'])").First.ClickAsync();
        var description = page.Locator("[name='Input.Description[en]']");
        await description.FillAsync("A hole that breaks wheels");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();

        await Expect(page.FrameLocator("iframe").GetByText("A hole that breaks wheels")).ToBeVisibleAsync();
        await Expect(description).ToHaveValueAsync("A hole that breaks wheels");
    }, javaScript: false);

    private Task Open(Func<IPage, Task> body, bool javaScript = true) => Visit.Make(town.Address, Screen.Desktop, async page =>
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=Email]").FillAsync(DemoTown.Administrator);
        await page.Locator("[name=Password]").FillAsync(DemoTown.Password);
        await page.Locator("main form button").First.ClickAsync();
        await page.IsAt(address => !address.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync("/admin/catalogue?q=pothole");
        await body(page);
    }, javaScript);

    [GeneratedRegex(@"/admin/catalogue/service/\d+$")]
    private static partial Regex Service();
}
