using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Demo.Seeding;

/// <summary>Sees to it that one process at a time makes the demo, and that another takes over when that one dies.</summary>
internal sealed class DemoLease(Store store, TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);
    private static readonly Actor Demo = Actor.System("demo");

    /// <summary>Runs <paramref name="work"/> unless the town is there; waits while another process is at it.</summary>
    /// <returns>False when there was nothing left to do.</returns>
    public async Task<bool> Run(int tenantId, Func<Task> work, CancellationToken cancel)
    {
        while (!await IsSeeded(tenantId, cancel))
        {
            if (await Claim(tenantId, cancel))
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                var renewing = Renew(tenantId, stop.Token);
                try
                {
                    await work();
                }
                finally
                {
                    await stop.CancelAsync();
                    await renewing;
                }

                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancel);
        }

        return false;
    }

    public async Task<bool> IsSeeded(int tenantId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<DemoTownRow>().AnyAsync(row => row.SeededAt != null, cancel);
    }

    /// <summary>In the unit that brings the last of it: from then on the town is there.</summary>
    public static Task Finish(Unit unit, DateTimeOffset now) =>
        unit.Execute("UPDATE demo_town SET seeded_at = @now WHERE tenant_id = @TenantId", new { now, unit.TenantId });

    private async Task<bool> Claim(int tenantId, CancellationToken cancel) => await store.Write(
        tenantId,
        Demo,
        unit => unit.QueryFirst<int?>(
            """
            INSERT INTO demo_town (tenant_id, lease_until) VALUES (@tenantId, @until)
            ON CONFLICT (tenant_id) DO UPDATE SET lease_until = @until WHERE demo_town.seeded_at IS NULL AND demo_town.lease_until < @now
            RETURNING tenant_id
            """,
            new { tenantId, now = unit.Now, until = unit.Now + Length }),
        cancel) is not null;

    private async Task Renew(int tenantId, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Renewal, time, stop);
                await store.Write(
                    tenantId,
                    Demo,
                    unit => unit.Execute("UPDATE demo_town SET lease_until = @until WHERE tenant_id = @tenantId", new { tenantId, until = unit.Now + Length }),
                    stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The work is done, or was given up.
        }
    }
}
