using Microsoft.Playwright;
using Townline.BrowserTests.Support;
using Townline.Tests.Support;

namespace Townline.BrowserTests.Faces.Shared;

/// <summary>A town without data in which the style pages are served: enough to try components in a browser.</summary>
public sealed class StyleTown : IAsyncLifetime
{
    private TestStorage? _storage;
    private TownProcess? _town;

    public async Task InitializeAsync()
    {
        _storage = await TestStorage.Empty(Engine.SQLite);
        _town = await TownProcess.Serve(_storage, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Testing" }, "--empty");
    }

    public Uri Address => _town!.Address;

    /// <summary>The one-time address at which the first administrator of a town without staff begins, as it is printed at the start.</summary>
    public string FirstAdministrator => _town!.Printed.SelectMany(line => line.Split(' ')).First(word => word.Contains("/first-administrator?", StringComparison.Ordinal));

    /// <summary>Opens a style page in a window and does something there.</summary>
    public Task Open(string path, Func<IPage, Task> body, Screen? screen = null, bool javaScript = true) =>
        Visit.Make(_town!.Address, screen, async page =>
        {
            // There is no live feed in this town: what the page asks is not what is tried here.
            await page.RouteAsync("**/desk/live*", route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "retry: 600000\nid: 1\nevent: hello\ndata: {}\n\n" }));
            await page.GotoAsync(path);
            await body(page);
        }, javaScript);

    public async Task DisposeAsync()
    {
        await _town!.DisposeAsync();
        await _storage!.DisposeAsync();
    }
}
