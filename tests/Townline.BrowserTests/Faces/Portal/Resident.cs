using Microsoft.Playwright;
using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Portal;

/// <summary>Somebody who reports a lamp that is dark.</summary>
internal static class Resident
{
    /// <summary>The button of a step of the report that leads to the next.</summary>
    public const string Continue = "main form button.govuk-button:not(.govuk-button--secondary):not([name])";

    /// <summary>An address that Riverton has once.</summary>
    public const string Address = "113 Gleaner Street";

    /// <summary>Reports, and says each step to <paramref name="look"/>; stands on the confirmation page.</summary>
    /// <returns>The reference.</returns>
    public static async Task<string> Report(IPage page, Func<IPage, Task> choosePlace, Func<Task>? look = null)
    {
        look ??= () => Task.CompletedTask;
        await page.GotoAsync("/report/street-light");
        await look();
        await choosePlace(page);
        await page.Follow(Continue);
        await page.Locator("[type=file]").SetInputFilesAsync(Photo.OfAStreet);
        await look();
        await page.Follow(Continue);
        await page.Locator("textarea").FillAsync("The lamp outside the bakery is dark.");
        await page.GetByText("It is dark").ClickAsync();
        await look();
        await page.Follow(Continue);
        await page.GetByLabel("How many lamps?").FillAsync("2");
        await look();
        await page.Follow(Continue);
        await PastOthers(page);
        await page.Locator("[name=Email]").FillAsync("rosa.delgado@example.org");
        await look();
        await page.Follow(Continue);
        await look();
        await page.Follow(Continue);
        await look();
        return await page.Locator(".govuk-panel strong").InnerTextAsync();
    }

    /// <summary>Says that theirs is another problem, where they are asked.</summary>
    public static async Task PastOthers(IPage page)
    {
        if (await page.Locator("#Choice-another").CountAsync() > 0)
        {
            await page.Locator("#Choice-another").CheckAsync(new() { Force = true });
            await page.Follow(Continue);
        }
    }

    /// <summary>Types the address, has it looked up, and takes it.</summary>
    public static async Task ByAddress(IPage page)
    {
        await page.Locator("[name='Where.address']").FillAsync(Address);
        await page.Follow("[name='Where.find']");
        await Assertions.Expect(page.Locator("[name='Where.lat']")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^41\.\d+$"));
    }

    /// <summary>Presses the middle of the map.</summary>
    public static async Task OnTheMap(IPage page)
    {
        await page.Locator("[data-pick=yes]").ClickAsync();
        await Assertions.Expect(page.Locator(".tl-pin--pick")).ToBeVisibleAsync();
    }
}
