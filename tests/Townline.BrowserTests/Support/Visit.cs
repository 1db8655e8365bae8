using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Townline.BrowserTests.Support;

/// <summary>
/// One person's browser: own cookies, one page. Fails the test for what a person would not see but a page must not have:
/// script errors, resources that are blocked or missing, server errors. Leaves a picture in TestResults when the test fails.
/// </summary>
internal sealed class Visit
{
    private readonly List<string> _troubles = [];

    private Visit(IPage page, string? mayRefuse)
    {
        Page = page;
        page.PageError += (_, error) => _troubles.Add($"script error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _troubles.Add($"console: {message.Text}");
            }
        };
        page.Response += (_, response) =>
        {
            // A page may say that something is wrong with what was typed; what belongs to a page must be there.
            var isExpected = response.Status == 401 && mayRefuse is not null && response.Url.EndsWith(mayRefuse, StringComparison.Ordinal);
            if (!isExpected && (response.Status >= 500 || (response.Status >= 400 && response.Request.ResourceType != "document")))
            {
                _troubles.Add($"{response.Status} from {response.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Opens a browser window, does something in it and closes it.</summary>
    /// <param name="address">The town's address, so that pages are opened by path; null for none.</param>
    /// <param name="screen">The window; a desktop when left out.</param>
    /// <param name="body">What the person does.</param>
    /// <param name="javaScript">False for a browser that runs no scripts.</param>
    /// <param name="language">What the browser asks for, such as "es".</param>
    /// <param name="mayRefuse">An address that may answer 401: the test is about a session that has ended.</param>
    /// <param name="test">Names the picture.</param>
    public static async Task Make(
        Uri? address, Screen? screen, Func<IPage, Task> body, bool javaScript = true, string language = "en", string? mayRefuse = null, [CallerMemberName] string test = "")
    {
        screen ??= Screen.Desktop;
        await using var context = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = address?.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = javaScript,
            Locale = language,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        var visit = new Visit(await context.NewPageAsync(), mayRefuse);
        try
        {
            await body(visit.Page);
            Assert.True(visit._troubles.Count == 0, string.Join('\n', visit._troubles));
        }
        catch when (address is not null)
        {
            await visit.Photograph($"{test} {screen} {language}{(javaScript ? "" : " no JavaScript")}");
            throw;
        }
    }

    private async Task Photograph(string name)
    {
        var folder = Townline.Tests.Support.Repository.Combine("TestResults", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
