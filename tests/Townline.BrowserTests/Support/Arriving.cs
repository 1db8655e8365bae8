using Microsoft.Playwright;
using Townline.Tests.Support;

namespace Townline.BrowserTests.Support;

/// <summary>From one page to the next, and by keyboard.</summary>
internal static class Arriving
{
    private const int MostPresses = 90;

    /// <summary>Does something that leads to a new page, and waits until that page is there.</summary>
    public static async Task Arrive(this IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("() => document.documentElement.setAttribute('data-left', '')");
        await act();
        await page.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Complete();
    }

    /// <summary>Waits until the page is where this is true of its address, and all of it is there.</summary>
    public static async Task IsAt(this IPage page, Func<string, bool> isThere)
    {
        await Eventually.True(() => isThere(page.Url), $"It stays at {page.Url}");
        await page.Complete();
    }

    /// <summary>
    /// Asks the page itself: what waits for an event of the browser (WaitForLoadState, WaitForURL) looks first and listens then, and an event between the two is
    /// waited for in vain.
    /// </summary>
    private static Task Complete(this IPage page) => Eventually.True(async () =>
    {
        try
        {
            return await page.EvaluateAsync<string>("() => document.readyState") == "complete";
        }
        catch (PlaywrightException) when (!page.IsClosed)
        {
            // It goes on to yet another page.
            return false;
        }
    }, $"{page.Url} is never complete");

    /// <summary>Presses a link or a button and waits for the page that follows.</summary>
    public static Task Follow(this IPage page, string selector) => page.Arrive(() => page.Locator(selector).First.ClickAsync());

    /// <summary>Goes on with Tab until this has the focus.</summary>
    public static async Task TabTo(this IPage page, string selector)
    {
        for (var press = 0; press < MostPresses; press++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{page.Url}: Tab does not lead to {selector}");
    }

    /// <summary>Goes to a link or a button with Tab, presses Enter and waits for the page that follows.</summary>
    public static async Task FollowByKeyboard(this IPage page, string selector)
    {
        await page.TabTo(selector);
        await page.Arrive(() => page.Keyboard.PressAsync("Enter"));
    }
}
