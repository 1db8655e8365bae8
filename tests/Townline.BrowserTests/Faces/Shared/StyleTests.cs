using Microsoft.Playwright;
using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Shared;

/// <summary>Every component, in both layouts, both directions, both lights and both ends of the range of windows.</summary>
public class StyleTests(StyleTown town) : IClassFixture<StyleTown>
{
    public static TheoryData<string, int, bool> Pages()
    {
        var data = new TheoryData<string, int, bool>();
        foreach (var path in new[] { "/style", "/style?errors=yes", "/style?lang=qps-plocm", "/style/desk", "/style/desk?lang=qps-plocm", "/style/admin", "/style/admin?lang=es" })
            foreach (var width in new[] { 320, 1280 })
                data.Add(path, width, false);
        foreach (var path in new[] { "/style/desk", "/style/admin" })
            data.Add(path, 1280, true);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Every_component_is_accessible_and_fits(string path, int width, bool dark) => town.Open(path, async page =>
    {
        await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await page.ShouldBeAccessible();
        await page.ShouldFitTheWindow();
    }, new Screen(width, 900));

    [Theory]
    [InlineData("/style")]
    [InlineData("/style/desk")]
    public Task Pages_are_whole_without_scripts(string path) => town.Open(path, async page =>
    {
        await page.ShouldFitTheWindow();
        foreach (var needsScript in await page.Locator("[data-map], [data-geolocate], [data-copy], [data-keys-open]").AllAsync())
            Assert.False(await needsScript.IsVisibleAsync(), "what cannot work is not offered");
    }, Screen.Phone, javaScript: false);

    [Fact]
    public Task What_has_the_focus_can_be_pressed_with_a_finger() => town.Open("/style", async page =>
    {
        var small = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')]
                .filter(element => element.checkVisibility() && !element.closest('p'))
                .filter(element => { const box = element.getBoundingClientRect(); return box.width > 1 && Math.min(box.width, box.height) < 23.5; })
                .map(element => element.outerHTML.slice(0, 120))
            """);
        Assert.Empty(small);
    }, Screen.Phone);
}
