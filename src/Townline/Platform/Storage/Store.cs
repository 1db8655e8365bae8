using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Live;

namespace Townline.Platform.Storage;

/// <summary>
/// The door to storage. Reading gives a context that cannot write; writing runs one unit of work whose state, events, counters
/// and outbox rows commit together or not at all, and returns only when that is durable.
/// </summary>
internal sealed class Store(IEngine engine, EventListeners listeners, ChangeSignals signals, Lull lull, TimeProvider time)
{
    private readonly DbContextOptions<TownlineDb> _readOptions = ReadOptions(engine);

    /// <summary>The engine below, for the few services that need what only an engine can do.</summary>
    public IEngine Engine => engine;

    /// <summary>A context for reading the rows of one town (0: none but rows that belong to no town). The caller disposes it.</summary>
    public TownlineDb Read(int tenantId) => new(_readOptions) { TenantId = tenantId };

    /// <summary>Runs <paramref name="work"/> as one unit of work for one town. It may run again after a conflict: database work only.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was written; try again later.</exception>
    public async Task<T> Write<T>(int tenantId, Actor actor, Func<Unit, Task<T>> work, CancellationToken cancel = default)
    {
        Unit? done = null;
        var result = await engine.Write(
            async (connection, transaction) =>
            {
                using var unit = new Unit(engine, listeners, connection, transaction, tenantId, actor, time.GetUtcNow());
                var value = await work(unit);
                await unit.Finish();
                done = unit;
                return value;
            },
            cancel);

        lull.Count(done?.Happened ?? 0);
        done?.Committed(signals);
        if (done is { WakesOthers: true })
        {
            engine.Wake();
        }

        return result;
    }

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(int tenantId, Actor actor, Func<Unit, Task> work, CancellationToken cancel = default) =>
        Write<bool>(tenantId, actor, async unit => { await work(unit); return true; }, cancel);

    private static DbContextOptions<TownlineDb> ReadOptions(IEngine engine)
    {
        var options = new DbContextOptionsBuilder<TownlineDb>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        engine.Configure(options);
        return options.Options;
    }
}
