using Microsoft.Playwright;
using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Desk;

/// <summary>The counter, from the door to the receipt.</summary>
internal static class CounterPages
{
    private const string Visit = "/desk/counter/visits/{id:long}";

    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/counter/closed"),
        Stop.At("/counter"),
        Stop.Behind("/counter", "main form button"),
        new("/counter/ticket/{id:long}", TakeNumber),
        new("/counter/number/{id:long}/{code}", async page => await page.GotoAsync((await page.Locator("[data-link]").GetAttributeAsync("data-link"))!)),
        new("/desk/counter", CallSomebody),
        Stop.At("/counter/screen"),
        Stop.At("/desk/counter"),
        new(Visit, OpenVisitor),
        Stop.Behind(Visit, "#log button"),
        Stop.At("/desk/scan", "/desk/scan?code=xyzzy"),
        new("/desk/receipt/{reference:long}", async page =>
        {
            await page.GotoAsync("/desk?queue=overdue");
            var row = await page.Locator("[data-row]").First.GetAttributeAsync("href");
            await page.GotoAsync($"/desk/receipt/{row!.Split('/')[^1].Split('?')[0]}");
        }),
        Stop.At("/desk/counter/setup"),
        Stop.Behind("/desk/counter/setup", "#device button"),
    ];

    public static async Task TakeNumber(IPage page)
    {
        await page.GotoAsync("/counter");
        await page.Locator("[name=Reason]").First.CheckAsync();
        await page.Follow("main form button");
    }

    /// <summary>Sits down, if nobody of an earlier walk does, and calls whoever is next.</summary>
    public static async Task CallSomebody(IPage page)
    {
        await page.GotoAsync("/desk/counter");
        if (await page.Locator(".tl-present, #next").CountAsync() == 0)
        {
            await page.Locator("#sit select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await page.Follow("#sit button");
        }

        if (await page.Locator("#next").CountAsync() == 1)
        {
            await page.Follow("#next button");
        }
    }

    public static async Task OpenVisitor(IPage page)
    {
        var link = page.Locator(".tl-present a[href^='/desk/counter/visits/']");
        await page.Follow(await link.CountAsync() > 0 ? ".tl-present a[href^='/desk/counter/visits/']" : ".tl-present form button");
    }
}
