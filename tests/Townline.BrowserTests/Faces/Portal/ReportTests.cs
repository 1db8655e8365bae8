using System.Globalization;
using Microsoft.Playwright;
using Townline.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Townline.BrowserTests.Faces.Portal;

/// <summary>A report from beginning to end, in the ways in which people make one.</summary>
[Collection(InTheDemoTown.Name)]
public class ReportTests(DemoTown town)
{
    [Fact]
    public Task A_problem_is_reported_without_scripts_on_a_narrow_phone() => Visit.Make(town.Address, Screen.Phone, async page =>
    {
        var reference = await Resident.Report(page, Resident.ByAddress, page.ShouldFitTheWindow);
        await page.Follow("main a.govuk-button");
        await Expect(page.Locator("main")).ToContainTextAsync("The lamp outside the bakery is dark.");
        await Expect(page.Locator("main")).ToContainTextAsync(reference);
        await Expect(page.Locator(".tl-photos img")).ToHaveCountAsync(1);
        await page.ShouldFitTheWindow();
    }, javaScript: false);

    [Fact]
    public Task A_problem_is_reported_with_a_photo_and_a_press_on_the_map_of_a_narrow_phone() => Visit.Make(town.Address, Screen.Phone, async page =>
    {
        await Resident.Report(page, Resident.OnTheMap, page.ShouldFitTheWindow);
        await page.Follow("main a.govuk-button");
        await Expect(page.Locator("h1")).ToContainTextAsync("Street light out, ");
        await page.ShouldFitTheWindow();
    });

    [Fact]
    public Task A_problem_is_reported_with_the_keyboard_alone() => Visit.Make(town.Address, Screen.Desktop, async page =>
    {
        await page.GotoAsync("/");
        await page.TabTo("#q");
        await page.Keyboard.TypeAsync("street light");
        await page.Arrive(() => page.Keyboard.PressAsync("Enter"));
        await page.FollowByKeyboard("a[href='/services/street-light']");
        await page.FollowByKeyboard("a[href='/report/street-light']");

        await page.TabTo("[name='Where.address']");
        await page.Keyboard.TypeAsync(Resident.Address);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-place-found] button")).ToHaveCountAsync(1);
        await page.TabTo("[data-place-found] button");
        await page.Keyboard.PressAsync("Enter");
        await page.TabTo(".tl-pin--pick");
        var before = await Latitude(page);
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.True(await Latitude(page) > before, "up is north");
        await page.FollowByKeyboard(Resident.Continue);

        await page.TabTo("[type=file]");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Space"));
        await chooser.SetFilesAsync(Photo.OfAStreet);
        await page.FollowByKeyboard(Resident.Continue);

        await page.TabTo("textarea");
        await page.Keyboard.TypeAsync("The lamp outside the bakery is dark.");
        await page.TabTo("[type=radio]");
        await page.Keyboard.PressAsync("Space");
        await page.FollowByKeyboard(Resident.Continue);
        await page.TabTo("main input[type=text]");
        await page.Keyboard.TypeAsync("2");
        await page.FollowByKeyboard(Resident.Continue);
        await Resident.PastOthers(page);

        await page.TabTo("[name=Email]");
        await page.Keyboard.TypeAsync("rosa.delgado@example.org");
        await page.FollowByKeyboard(Resident.Continue);
        await Expect(page.Locator("main")).ToContainTextAsync("How many lamps?");
        await page.FollowByKeyboard(Resident.Continue);
        await page.FollowByKeyboard("main a.govuk-button");
        await Expect(page.Locator("main")).ToContainTextAsync("The lamp outside the bakery is dark.");
    });

    private static async Task<double> Latitude(IPage page) => double.Parse(await page.Locator("[name='Where.lat']").InputValueAsync(), CultureInfo.InvariantCulture);
}
