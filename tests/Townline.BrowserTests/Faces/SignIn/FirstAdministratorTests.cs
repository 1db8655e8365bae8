using Townline.BrowserTests.Faces.Shared;
using Townline.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Townline.BrowserTests.Faces.SignIn;

/// <summary>A town that has just been made, and nobody works there yet.</summary>
public class FirstAdministratorTests(StyleTown town) : IClassFixture<StyleTown>
{
    [Fact]
    public Task The_first_administrator_begins_at_the_printed_address_and_every_empty_page_says_what_will_be_there() => Visit.Make(town.Address, Screen.Phone, async page =>
    {
        await page.GotoAsync(town.FirstAdministrator);
        await page.ShouldBeAccessible();
        await page.Locator("[name=FullName]").FillAsync("Rosa Delgado");
        await page.Locator("[name=Email]").FillAsync("rosa@town.example");
        await page.Follow("main button");

        await page.ShouldBeAccessible();
        await page.ShouldFitTheWindow();
        await page.Locator("[name=Password]").FillAsync("three small wooden boats");
        await page.Locator("[name=Again]").FillAsync("three small wooden boats");
        await page.Follow("main button");
        await Expect(page.Locator(".tl-queues")).ToBeVisibleAsync();

        foreach (var path in new[] { "/desk", "/desk?queue=open", "/", "/services", "/report", "/requests", "/performance" })
        {
            await page.GotoAsync(path);
            await Expect(page.Locator(".tl-empty").First).ToBeVisibleAsync();
            await page.ShouldBeAccessible();
            await page.ShouldFitTheWindow();
        }
    });
}
