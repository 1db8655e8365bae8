using Microsoft.Playwright;
using Townline.Tests.Support;

namespace Townline.BrowserTests.Support;

/// <summary>The demo town of Riverton, served by a process of its own, once for all classes that are in its collection.</summary>
public sealed class DemoTown : IAsyncLifetime
{
    public const string Password = "a-password-for-tests-only";
    public const string Agent = "agent@riverton.example";
    public const string Supervisor = "supervisor@riverton.example";
    public const string Administrator = "admin@riverton.example";

    private TestStorage? _storage;
    private TownProcess? _town;

    public Uri Address => _town!.Address;

    public async Task InitializeAsync()
    {
        _storage = await TestStorage.Empty(Engine.SQLite);
        // Testing: the pseudo language is offered.
        _town = await TownProcess.Serve(_storage, new Dictionary<string, string> { ["TOWNLINE_DEMO_PASSWORD"] = Password, ["ASPNETCORE_ENVIRONMENT"] = "Testing" });
    }

    public async Task DisposeAsync()
    {
        await _town!.DisposeAsync();
        await _storage!.DisposeAsync();
    }

    /// <summary>A member of staff signs in on this page and stands at the desk.</summary>
    internal static async Task SignIn(IPage page, string email = Agent)
    {
        await page.GotoAsync("/sign-in?returnUrl=/desk");
        await page.Locator("[name=Email]").FillAsync(email);
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/desk");
    }
}

/// <summary>The classes that share the demo town; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class InTheDemoTown : ICollectionFixture<DemoTown>
{
    public const string Name = "In the demo town";
}
