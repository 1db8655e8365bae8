using System.Collections.Concurrent;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Identity.Keys;

/// <summary>Remembers when keys were last used and writes it down once a minute, not on every call.</summary>
internal sealed partial class KeyUse(Store store, TimeProvider time, ILogger<KeyUse> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<long, (int TenantId, DateTimeOffset At)> _used = new();

    public void Seen(ApiKeyRow key) => _used[key.Id] = (key.TenantId, time.GetUtcNow());

    /// <summary>Writes down what was seen since the last time.</summary>
    public async Task Flush()
    {
        foreach (var town in _used.ToArray().GroupBy(use => use.Value.TenantId))
        {
            await store.Write(town.Key, Actor.System("keys"), unit => Mark(unit, town));
            foreach (var use in town)
                _used.TryRemove(use);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushOrWait();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(stoppingToken);
            await FlushOrWait();
        }
    }

    private static async Task Mark(Unit unit, IEnumerable<KeyValuePair<long, (int TenantId, DateTimeOffset At)>> uses)
    {
        foreach (var (id, (tenantId, at)) in uses)
            await unit.Execute(
                "UPDATE identity_api_key SET last_used_at = @at WHERE tenant_id = @tenantId AND id = @id AND (last_used_at IS NULL OR last_used_at < @at)",
                new { id, tenantId, at }
            );
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "When keys were last used could not be written down; it is tried again in a minute")]
    private static partial void Postponed(ILogger log, Exception error);
}
