using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Sweeping;
using Townline.Platform.Tenancy;

namespace Townline.Work.Writing;

/// <summary>Every hour forgets drafts that nobody has touched for as long as the town keeps them, what is left of those that were sent, and claims that ran out. Any number of processes may sweep at once.</summary>
internal sealed class DraftSweeper(Store store, TenantDirectory tenants, TimeProvider time, ILogger<DraftSweeper> log) : Sweeper("drafts of staff", TimeSpan.FromHours(1), time, log)
{
    private static readonly TimeSpan LateSaves = TimeSpan.FromDays(1);

    /// <returns>The number of drafts that went, of all towns.</returns>
    public override async Task<int> Sweep(CancellationToken cancel)
    {
        var gone = 0;
        foreach (var tenant in await tenants.All(cancel))
        {
            gone += await store.Write(
                tenant.Id,
                Actor.System("clock"),
                async unit =>
                {
                    var moments = new { unit.TenantId, sent = unit.Now - LateSaves, old = unit.Now.AddDays(-tenant.Settings.DraftDays) };
                    await unit.Execute("DELETE FROM work_claim WHERE tenant_id = @TenantId AND until < @sent", moments);
                    return await unit.Execute("DELETE FROM work_draft WHERE tenant_id = @TenantId AND changed_at < @sent AND (changed_at < @old OR text = '')", moments);
                },
                cancel);
        }

        return gone;
    }
}
