using Microsoft.Playwright;

namespace Townline.BrowserTests.Support;

/// <summary>Looks at how a page fits its window.</summary>
internal static class Layout
{
    /// <summary>Fails when the page can be scrolled sideways, naming the elements that stick out.</summary>
    public static async Task ShouldFitTheWindow(this IPage page)
    {
        var tooWide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
                [...document.body.querySelectorAll('*')]
                    .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .map(element => element.tagName.toLowerCase() + (element.className ? '.' + element.className : ''))
            """);
        Assert.True(tooWide.Length == 0, $"{page.Url} is wider than its window: {string.Join(", ", tooWide.Take(10))}");
    }
}
