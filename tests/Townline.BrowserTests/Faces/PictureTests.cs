using Microsoft.Playwright;
using Townline.BrowserTests.Support;
using Townline.Tests.Support;

namespace Townline.BrowserTests.Faces;

/// <summary>
/// The pictures of the README, taken of the demo town at every run into TestResults/pictures. With TOWNLINE_PICTURES=docs/pictures (a folder
/// of the repository) they are written there instead, to be committed.
/// </summary>
[Collection(InTheDemoTown.Name)]
public class PictureTests(DemoTown town)
{
    private const int Heaviest = 250_000;
    private static readonly Screen Wide = new(1200, 750);

    [Fact]
    public Task The_first_screen() => Visit.Make(town.Address, Wide, async page =>
    {
        await page.GotoAsync("/");
        await Take(page, "portal");
    });

    [Fact]
    public Task The_map_on_a_phone() => Visit.Make(town.Address, new Screen(390, 750), async page =>
    {
        await page.GotoAsync("/requests");
        await page.Locator(".tl-group").First.WaitForAsync();
        await page.Locator("[data-map]").EvaluateAsync("map => window.scrollTo(0, map.getBoundingClientRect().top + scrollY - 16)");
        await Take(page, "phone");
    });

    [Fact]
    public Task The_desk() => Visit.Make(town.Address, Wide, async page =>
    {
        await DemoTown.SignIn(page, DemoTown.Supervisor);
        await page.GotoAsync("/desk?queue=overdue");
        await page.Locator("[data-row]").Nth(1).ClickAsync();
        await page.Locator(".tl-bar__live[data-state=live]").WaitForAsync();
        await page.EvaluateAsync("() => Promise.all([...document.images].map(picture => { picture.loading = 'eager'; return picture.decode(); }))");
        await Take(page, "desk");
    });

    [Fact]
    public Task A_call_at_the_desk() => Visit.Make(town.Address, Wide, async page =>
    {
        await DemoTown.SignIn(page, DemoTown.Supervisor);
        var number = await NumberOfOnePerson(page);
        await page.GotoAsync("/desk/phone");
        await page.Locator("#begin input[name=Number]").FillAsync(number);
        await page.Follow("#begin button");
        await page.Locator(".tl-pane--person .tl-entry").First.WaitForAsync();
        await Take(page, "desk-phone");
    });

    [Fact]
    public Task The_counter_at_the_desk_its_screen_and_a_receipt() => Visit.Make(town.Address, Wide, async page =>
    {
        await DemoTown.SignIn(page, DemoTown.Supervisor);
        await Desk.CounterPages.TakeNumber(page);
        await Desk.CounterPages.TakeNumber(page);
        await Desk.CounterPages.CallSomebody(page);
        await Take(page, "desk-counter");
        await page.GotoAsync("/counter/screen");
        await Take(page, "counter-screen");
        await page.GotoAsync("/desk?queue=overdue");
        var row = await page.Locator("[data-row]").First.GetAttributeAsync("href");
        await page.SetViewportSizeAsync(420, 750);
        await page.GotoAsync($"/desk/receipt/{row!.Split('/')[^1].Split('?')[0]}");
        await Take(page, "counter-receipt");
    });

    [Fact]
    public Task A_crew_on_its_phone() => Visit.Make(town.Address, new Screen(390, 750), async page =>
    {
        await DemoTown.SignIn(page, DemoTown.Crew, "/crew");
        await page.Locator("body[data-ready]").WaitForAsync();
        await Take(page, "crew-list");
        await page.Follow("a.tl-job");
        await page.EvaluateAsync("() => document.querySelector('.tl-crew__map').decode()");
        await Take(page, "crew-job");
    });

    /// <summary>Of the demo town's calls some are withheld and some come from a number that several people share.</summary>
    private static async Task<string> NumberOfOnePerson(IPage page)
    {
        await page.GotoAsync("/desk/phone");
        var calls = await page.Locator("td:first-child a[href^='/desk/phone/calls/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        foreach (var call in calls)
        {
            await page.GotoAsync("/desk/phone");
            var number = await page.Locator($"tr:has(a[href='{call}']) bdi").InnerTextAsync();
            await page.GotoAsync(call);
            if (await page.Locator(".tl-pane--person .tl-entry").CountAsync() > 0)
                return number;
        }

        throw new InvalidOperationException("None of the calls on the first page comes from one known person.");
    }

    private static async Task Take(IPage page, string name)
    {
        var folder = Environment.GetEnvironmentVariable("TOWNLINE_PICTURES") is { Length: > 0 } chosen ? Repository.Combine(chosen) : Repository.Combine("TestResults", "pictures");
        var file = Path.Combine(folder, name + ".png");
        // The language that is offered only where Townline is tested.
        await page.EvaluateAsync("() => { document.querySelector('[href*=qps-plocm]')?.closest('li')?.remove(); return document.fonts.ready; }");
        await page.ScreenshotAsync(new() { Path = file });
        Assert.InRange(new FileInfo(file).Length, 10_000, Heaviest);
    }
}
