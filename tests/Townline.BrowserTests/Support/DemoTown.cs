using Microsoft.Playwright;
using Townline.Channels.Email.Mime;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.BrowserTests.Support;

/// <summary>The demo town of Riverton, served by a process of its own, once for all classes that are in its collection.</summary>
public sealed class DemoTown : IAsyncLifetime
{
    public const string Password = "a-password-for-tests-only";
    public const string Open311Key = "a-key-for-tests-only";
    public const string Agent = "agent@riverton.example";
    public const string Supervisor = "supervisor@riverton.example";
    public const string Crew = "crew@riverton.example";
    public const string Administrator = "admin@riverton.example";

    private TestStorage? _storage;
    private TownProcess? _town;
    private static Postfix? _postfix;

    public Uri Address => _town!.Address;

    public async Task InitializeAsync()
    {
        _storage = await TestStorage.Empty(Engine.SQLite);
        // Testing: the pseudo language is offered.
        _postfix = await Postfix.Receiving();
        _town = await TownProcess.Serve(_storage, new Dictionary<string, string> { ["TOWNLINE_DEMO_PASSWORD"] = Password, ["TOWNLINE_DEMO_OPEN311_KEY"] = Open311Key, ["ASPNETCORE_ENVIRONMENT"] = "Testing" });
        string[] server = ["mail-server", "set", "--data", _storage.Folder, "--host", "127.0.0.1", "--port", $"{_postfix.Port}", "--encryption", "none"];
        await using var set = TownProcess.Start(_storage, [], server);
        Assert.Equal(0, await set.Exit());
    }

    /// <summary>The newest mail to an address in which these words stand; waits for it.</summary>
    internal static async Task<MailMessage> MailTo(string address, string words)
    {
        MailMessage? mail = null;
        await Eventually.True(async () => (mail = (await _postfix!.Received(1)).LastOrDefault(mail => mail.Text.Contains(words, StringComparison.Ordinal) && mail.To.Addresses.Any(to => to.Address == address))) is not null, $"No such mail came to {address}. {_postfix!.Log}");
        return mail!;
    }

    public async Task DisposeAsync()
    {
        _postfix!.Dispose();
        await _town!.DisposeAsync();
        await _storage!.DisposeAsync();
    }

    /// <summary>Somebody tells of a pothole. What is open in the demo is another thing on each day, and on some days no pothole is.</summary>
    /// <param name="email">Of the one who tells.</param>
    internal static async Task ReportPothole(IPage page, string? email = null)
    {
        var form = page.APIRequest.CreateFormData();
        foreach (var (name, value) in new[] { ("api_key", Open311Key), ("service_code", "pothole"), ("lat", "41.5"), ("long", "-81.6"), ("description", "Deep and wide"), ("attribute[where]", "lane"), ("attribute[size]", "small") })
        {
            form.Set(name, value);
        }

        if (email is not null)
        {
            form.Set("email", email);
        }

        var answer = await page.APIRequest.PostAsync("/open311/v2/requests.json", new() { Form = form });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    /// <summary>A member of staff signs in on this page and stands at the desk, or where else their work begins.</summary>
    internal static async Task SignIn(IPage page, string email = Agent, string home = "/desk")
    {
        await page.GotoAsync($"/sign-in?returnUrl={home}");
        await page.Locator("[name=Email]").FillAsync(email);
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.Locator("main form:not([data-passkey]) button").ClickAsync();
        await page.IsAt(address => new Uri(address).AbsolutePath == home);
    }
}

/// <summary>The classes that share the demo town; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class InTheDemoTown : ICollectionFixture<DemoTown>
{
    public const string Name = "In the demo town";
}
