using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Sweeping;
using Townline.Platform.Tenancy;

namespace Townline.People.Accounts;

/// <summary>Every hour forgets links a day after they were asked for, until when they are counted, and sessions whose time is over.</summary>
internal sealed class AccountSweeper(Store store, TenantDirectory towns, TimeProvider time, ILogger<AccountSweeper> log) : Sweeper("sign-in of residents", TimeSpan.FromHours(1), time, log)
{
    public override async Task<int> Sweep(CancellationToken cancel)
    {
        var gone = 0;
        foreach (var town in await towns.All(cancel))
        {
            gone += await store.Write(
                town.Id,
                Actor.System("clock"),
                async unit =>
                {
                    var moments = new { unit.TenantId, asked = unit.Now.AddDays(-1), since = unit.Now.AddDays(-town.Settings.ResidentDays) };
                    return await unit.Execute("DELETE FROM people_sign_in_link WHERE tenant_id = @TenantId AND asked_at < @asked", moments)
                        + await unit.Execute("DELETE FROM people_session WHERE tenant_id = @TenantId AND since <= @since", moments);
                },
                cancel);
        }

        return gone;
    }
}
