using Microsoft.Playwright;

namespace Townline.BrowserTests.Support;

/// <summary>Looks at how a page fits its window.</summary>
internal static class Layout
{
    /// <summary>Fails when the page, or a part of it that scrolls down, can be scrolled sideways, naming the elements that stick out.</summary>
    public static async Task ShouldFitTheWindow(this IPage page)
    {
        var tooWide = await page.EvaluateAsync<string[]>(
            """
            () => {
                const root = document.documentElement;
                const mayBeWide = '.tl-table, .leaflet-container, pre, svg, input, select, textarea, .govuk-visually-hidden';
                const frames = [root, ...document.body.querySelectorAll('*')].filter(element =>
                    element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && !element.closest(mayBeWide)
                    && (element === root || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)));
                const named = element => element.tagName.toLowerCase() + (element.className ? '.' + element.className : '');
                return frames.flatMap(frame => {
                    const window = frame.getBoundingClientRect();
                    const [left, right] = frame === root ? [0, root.clientWidth] : [window.left, window.right];
                    const out = [...frame.querySelectorAll('*')].filter(element => {
                        const box = element.getBoundingClientRect();
                        return box.width > 0 && (box.right > right + 1 || box.left < left - 1) && (frame !== root || !frames.slice(1).some(inner => inner.contains(element)));
                    });
                    return [named(frame) + ' by ' + (frame.scrollWidth - frame.clientWidth) + ': ' + out.slice(0, 6).map(named).join(', ')];
                });
            }
            """);
        Assert.True(tooWide.Length == 0, $"{page.Url} is wider than its window ({page.ViewportSize!.Width}px): {string.Join("; ", tooWide)}");
    }

    /// <summary>Fails when a page in a language written from right to left begins anything on the left.</summary>
    public static async Task ShouldReadFromTheRight(this IPage page)
    {
        var wrong = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.dir !== 'rtl' ? ['html is not rtl'] :
                [...document.body.querySelectorAll('header a, nav a, h1, h2, p, label, td, th, dt, dd')]
                    .filter(element => element.checkVisibility() && !element.closest('[dir=ltr], .leaflet-container, .tl-number'))
                    .filter(element => getComputedStyle(element).textAlign === 'left' || getComputedStyle(element).direction === 'ltr' && !element.closest('[dir=auto]'))
                    .map(element => element.tagName.toLowerCase() + ': ' + element.textContent.trim().slice(0, 40))
            """);
        Assert.True(wrong.Length == 0, $"{page.Url} is not mirrored: {string.Join(", ", wrong.Take(10))}");

        // A preview, shown in a frame, has no head.
        var town = page.Locator(".tl-masthead__town, .tl-bar__town, .tl-crew__home");
        var name = await town.CountAsync() == 0 ? null : await town.BoundingBoxAsync();
        Assert.True(name is null || name.X > page.ViewportSize!.Width / 2.0, $"{page.Url} has the name of the town on the left");
    }
}
