using Microsoft.Extensions.DependencyInjection;

namespace Townline.Tests.Support;

/// <summary>
/// The towns of one test class: <c>class MyTests(Towns towns) : IClassFixture&lt;Towns&gt;</c>. All its tests on one engine share
/// one running program with a database of its own; a test that counts things takes a <see cref="Fresh"/> one.
/// </summary>
public sealed class Towns : IAsyncLifetime
{
    private static readonly Dictionary<Engine, Lazy<Task<TestStorage>>> Templates = new()
    {
        [Engine.SQLite] = new(() => MakeTemplate(Engine.SQLite)),
        [Engine.PostgreSQL] = new(() => MakeTemplate(Engine.PostgreSQL)),
    };

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<Engine, TestTown> _shared = [];
    private readonly List<TestTown> _all = [];

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The town that the tests of this class share.</summary>
    internal async Task<TestTown> On(Engine engine)
    {
        await _one.WaitAsync();
        try
        {
            return _shared.TryGetValue(engine, out var town) ? town : _shared[engine] = await Fresh(engine);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A town that this test has for itself.</summary>
    internal async Task<TestTown> Fresh(Engine engine, Clock? clock = null, Action<IServiceCollection>? change = null)
    {
        var town = await TestTown.Start(await Storage(engine), clock, change);
        lock (_all)
        {
            _all.Add(town);
        }

        return town;
    }

    /// <summary>A migrated database with one empty town in it, quickly: a copy. The caller disposes it.</summary>
    internal static async Task<TestStorage> Storage(Engine engine) => await (await Templates[engine].Value).Copy();

    public async Task DisposeAsync()
    {
        foreach (var town in _all)
        {
            await town.DisposeAsync();
            await town.Storage.DisposeAsync();
        }
    }

    private static async Task<TestStorage> MakeTemplate(Engine engine)
    {
        var storage = await TestStorage.Empty(engine);
        await (await TestTown.Start(storage)).DisposeAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => storage.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return storage;
    }
}
