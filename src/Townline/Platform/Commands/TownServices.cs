using Townline.Platform.Modules;
using Townline.Platform.Search;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Commands;

/// <summary>The program's services without the web, for commands: opens the storage, migrates, and closes it again.</summary>
internal sealed class TownServices : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TownServices(ServiceProvider services) => _services = services;

    /// <summary>Opens the storage of <paramref name="options"/> and brings it to this program's schema.</summary>
    /// <exception cref="StorageRefusedException">It cannot be used: one clear sentence.</exception>
    public static async Task<TownServices> Open(StorageOptions options, CancellationToken cancel = default)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        AddTownline(services, options);
        var opened = new TownServices(services.BuildServiceProvider());
        try
        {
            await Prepare(opened._services, cancel);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The town named by its short name or a host, or the only one.</summary>
    /// <exception cref="CommandFailedException">None, or several and none named.</exception>
    public async Task<Tenant> Town(string? name, CancellationToken cancel = default)
    {
        var all = await Get<TenantDirectory>().All(cancel);
        var found = name is null ? all : [.. all.Where(t => t.Slug == name || t.Hosts.Contains(name))];
        return found.Count switch
        {
            1 => found[0],
            0 when name is null => throw new CommandFailedException("There is no town in this database yet; start ./run once, or ./run --empty for one without demo data."),
            0 => throw new CommandFailedException($"There is no town called {name} here."),
            _ => throw new CommandFailedException($"There are several towns here; name one with --town: {string.Join(", ", all.Select(t => t.Slug))}."),
        };
    }

    /// <summary>Registers everything that is not the web: the modules and the storage.</summary>
    internal static void AddTownline(IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        foreach (var module in ModuleList.All)
        {
            module.Services(services);
        }
    }

    /// <summary>Opens the engine, migrates, and fills what a migration has left to fill.</summary>
    internal static async Task Prepare(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<IEngine>().Open(cancel);
        await services.GetRequiredService<Migrator>().Run(cancel);
        await services.GetRequiredService<IndexRenewal>().Run(cancel);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
