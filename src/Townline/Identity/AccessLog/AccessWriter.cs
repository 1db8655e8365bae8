using System.Collections.Concurrent;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Identity.AccessLog;

/// <summary>Somebody looks at somebody's record in one way.</summary>
internal readonly record struct Look(int TenantId, long PersonId, ActorKind ActorKind, long ActorId, string Way);

/// <summary>
/// Collects looks and writes them once a second, many in one unit. What this process has seen in the last ten minutes it knows; what another has, the
/// database does. A process that is killed loses what it collected in its last second (docs/decisions/0092).
/// </summary>
internal sealed partial class AccessWriter(Store store, TimeProvider time, ILogger<AccessWriter> log) : BackgroundService
{
    /// <summary>So long looking again is the same look.</summary>
    public static readonly TimeSpan Same = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MostInAUnit = 500;
    private const int MostRemembered = 100_000;

    private readonly ConcurrentDictionary<Look, DateTimeOffset> _seen = new();
    private readonly ConcurrentQueue<(Look Look, DateTimeOffset At, long? AboutId, string? Address)> _waiting = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Never waits and never fails.</summary>
    public void Add(Look look, DateTimeOffset at, long? aboutId, string? address)
    {
        if (_seen.TryGetValue(look, out var last) && at - last < Same)
            return;
        if (_seen.Count >= MostRemembered)
            Forget(at);
        _seen[look] = at;
        _waiting.Enqueue((look, at, aboutId, address));
    }

    /// <summary>Writes down what waits.</summary>
    /// <exception cref="StorageUnavailableException">It waits on.</exception>
    public async Task Flush()
    {
        await _one.WaitAsync();
        try
        {
            while (!_waiting.IsEmpty)
            {
                var some = _waiting.Take(MostInAUnit).ToList();
                foreach (var town in some.GroupBy(each => each.Look.TenantId))
                    await store.Write(town.Key, Actor.System("access-log"), unit => Write(unit, town));
                for (var i = 0; i < some.Count; i++)
                    _waiting.TryDequeue(out _);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushOrWait();
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(stoppingToken);
            if (!_waiting.IsEmpty)
                await FlushOrWait();
        }
    }

    private static async Task Write(Unit unit, IEnumerable<(Look Look, DateTimeOffset At, long? AboutId, string? Address)> looks)
    {
        foreach (var (look, at, aboutId, address) in looks)
        {
            // The person's index: only the rows of the last ten minutes are looked through.
            var known = await unit.QueryFirst<long?>(
                "SELECT id FROM identity_person_access WHERE tenant_id = @TenantId AND person_id = @PersonId AND id >= @least AND actor_id = @ActorId AND way = @Way AND at > @since",
                new { look.TenantId, look.PersonId, least = Ids.Least(at - Same), look.ActorId, look.Way, since = at - Same }
            );
            if (known is null)
                unit.Insert(PersonAccess.Into, Ids.Next(at), look.TenantId, look.PersonId, (int)look.ActorKind, look.ActorId, at, look.Way, aboutId, address);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (look, at) in _seen)
        {
            if (now - at >= Same || _seen.Count > 2 * MostRemembered)
                _seen.TryRemove(look, out _);
        }
    }

    private async Task FlushOrWait()
    {
        try
        {
            await Flush();
        }
        catch (StorageUnavailableException error)
        {
            Postponed(log, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who looked at whom could not be written down; it is tried again in a second")]
    private static partial void Postponed(ILogger log, Exception error);
}
