using Microsoft.Playwright;

namespace Townline.BrowserTests.Support;

/// <summary>The machine's own Chromium, started once for all tests.</summary>
internal static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Started = new(Start);

    /// <summary>How long to wait for what must happen, in milliseconds: long, since a busy machine is no failure.</summary>
    public const float Patience = 30_000;

    public static Task<IBrowser> Browser => Started.Value;

    private static string Executable =>
        Environment.GetEnvironmentVariable("TOWNLINE_TEST_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    private static async Task<IBrowser> Start()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            // Chromium refuses its sandbox to root; it opens nothing here but our own pages.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }
}
