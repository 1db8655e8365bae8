using Xunit.Sdk;

namespace Townline.BrowserTests.Support;

/// <summary>The checks themselves can fail.</summary>
public class SupportTests
{
    [Fact]
    public Task An_accessible_page_passes() => Visit.Make(null, Screen.Phone, async page =>
    {
        await page.SetContentAsync("<html lang=en><title>Riverton</title><main><h1>Welcome</h1></main></html>");
        await page.ShouldBeAccessible();
        await page.ShouldFitTheWindow();
    });

    [Fact]
    public async Task An_inaccessible_page_is_told_in_words()
    {
        var failure = await Failure(page => page.SetContentAsync("<html lang=en><title>Riverton</title><main><h1>Hi</h1><img src=data:,></main></html>"), page => page.ShouldBeAccessible());
        Assert.Contains("image-alt (critical)", failure);
        Assert.Contains("<img", failure);
    }

    [Fact]
    public async Task A_page_that_sticks_out_is_told_by_element() =>
        Assert.Contains("p.wide", await Failure(page => page.SetContentAsync("<p class=wide style='width:2000px'>Wide</p>"), page => page.ShouldFitTheWindow()));

    [Fact]
    public async Task A_script_error_fails_the_visit() =>
        Assert.Contains("script error", await Failure(page => page.SetContentAsync("<script>throw new Error('no')</script>")));

    private static async Task<string> Failure(params Func<Microsoft.Playwright.IPage, Task>[] steps)
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Visit.Make(null, null, async page =>
        {
            foreach (var step in steps)
            {
                await step(page);
            }
        }));
        return failure.Message;
    }
}
