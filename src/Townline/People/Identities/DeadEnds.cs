using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Merging;
using Townline.Platform.Storage;

namespace Townline.People.Identities;

/// <summary>Addresses and numbers at which nothing arrives any more.</summary>
internal sealed class DeadEnds
{
    public async Task Mark(Unit unit, long personId, IReadOnlyCollection<ClaimedIdentity> identities)
    {
        var same = await Clusters.Of(unit.Db, personId, CancellationToken.None);
        foreach (var (kind, typed) in identities)
        {
            var value = IdentityValue.Normal(kind, typed);
            var rows = await unit.Db.Set<PersonIdentity>()
                .AsTracking()
                .Where(identity => same.Contains(identity.PersonId) && identity.Kind == kind && identity.Value == value && identity.DeadEndAt == null)
                .ToListAsync();
            foreach (var row in rows)
            {
                row.DeadEndAt = unit.Now;
                await unit.Publish(new IdentityDead(row.PersonId, kind, MaskedValue.Of(row.Value)));
            }

            // Two names for one address are marked once.
            await unit.Db.SaveChangesAsync();
        }
    }

    public Task Revive(Unit unit, ClaimedIdentity identity) =>
        unit.Execute(
            "UPDATE people_identity SET dead_end_at = NULL WHERE tenant_id = @TenantId AND kind = @Kind AND value = @value AND dead_end_at IS NOT NULL",
            new { unit.TenantId, identity.Kind, value = IdentityValue.Normal(identity.Kind, identity.Value) });
}
