using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Sweeping;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Retention;

/// <summary>
/// Every hour lets go what the towns' classes keep no longer: in small units, each with its line in the audit trail, so that a process that is killed has
/// done some or none of it and the next goes on. The row of the use is written first, so that of several processes one after another takes a batch.
/// </summary>
internal sealed class RetentionSweeper(Store store, TenantDirectory tenants, RetentionBook book, HoldBook holds, TimeProvider time, ILogger<RetentionSweeper> log)
    : Sweeper("records whose time is over", TimeSpan.FromHours(1), time, log)
{
    public const int Batch = 25;

    /// <summary>Of one subject in one sweep, so that a class that was just made does not keep the others waiting for a day.</summary>
    private const int MostBatches = 200;

    public override async Task<int> Sweep(CancellationToken cancel)
    {
        var gone = 0;
        foreach (var tenant in await tenants.All(cancel))
        {
            gone += await Sweep(tenant, cancel);
        }

        return gone;
    }

    private async Task<int> Sweep(Tenant tenant, CancellationToken cancel)
    {
        await using var db = store.Read(tenant.Id);
        var (held, gone) = (await holds.Now(db, cancel), 0);
        foreach (var rule in await book.All(db, cancel))
        {
            foreach (var subject in rule.Subjects)
            {
                var last = await book.CountDue(db, subject, rule, held, Time.GetUtcNow(), 1, cancel);
                for (var batch = 0; last > 0 && batch < MostBatches; batch++)
                {
                    last = await store.Write(tenant.Id, Actor.System("retention"), unit => Forget(unit, subject), cancel);
                    gone += last;
                }
            }
        }

        return gone;
    }

    /// <summary>One batch, by the class and the holds as they stand now.</summary>
    private async Task<int> Forget(Unit unit, string subject)
    {
        // Also the lock: another process waits here, and then finds what is left.
        if (await unit.Execute("UPDATE platform_retention_use SET swept_at = @Now WHERE tenant_id = @TenantId AND subject = @subject", new { unit.Now, unit.TenantId, subject }) == 0)
        {
            return 0;
        }

        var rule = (await book.All(unit.Db)).First(known => known.Subjects.Contains(subject));
        var (kind, part) = book.Find(subject) ?? throw new InvalidOperationException($"No module keeps {subject}.");
        var count = await kind.Forget(unit, new RetentionOrder(part, rule, rule.Before(unit.Now), await holds.Now(unit.Db)), Batch);
        if (count > 0)
        {
            await unit.Execute("UPDATE platform_retention_use SET gone = gone + @count WHERE tenant_id = @TenantId AND subject = @subject", new { count, unit.TenantId, subject });
            await unit.Publish(new RecordsForgotten(subject, rule.Code, count));
        }

        return count;
    }
}
