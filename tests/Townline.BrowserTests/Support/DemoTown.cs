using Townline.Tests.Support;

namespace Townline.BrowserTests.Support;

/// <summary>The demo town of Riverton, served by a process of its own, once for all classes that are in its collection.</summary>
public sealed class DemoTown : IAsyncLifetime
{
    public const string Password = "a-password-for-tests-only";

    private TestStorage? _storage;
    private TownProcess? _town;

    public Uri Address => _town!.Address;

    public async Task InitializeAsync()
    {
        _storage = await TestStorage.Empty(Engine.SQLite);
        _town = await TownProcess.Serve(_storage, new Dictionary<string, string> { ["TOWNLINE_DEMO_PASSWORD"] = Password });
    }

    public async Task DisposeAsync()
    {
        await _town!.DisposeAsync();
        await _storage!.DisposeAsync();
    }
}

/// <summary>The classes that share the demo town; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class InTheDemoTown : ICollectionFixture<DemoTown>
{
    public const string Name = "In the demo town";
}
