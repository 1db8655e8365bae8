using Microsoft.EntityFrameworkCore;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Teams;

/// <inheritdoc/>
internal sealed class TeamStore : ITeams
{
    private readonly TenantCache<TeamList> _cache;

    public TeamStore(Store store, ChangeSignals signals) =>
        _cache = new TenantCache<TeamList>(signals, tenant => Load(store, tenant), TeamChanged.Name, SkillChanged.Name);

    public ValueTask<TeamList> Of(int tenantId) => _cache.Get(tenantId);

    private static async Task<TeamList> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        var teams = await db.Set<TeamRow>().OrderBy(row => row.Code).ToListAsync();
        var skills = await db.Set<SkillRow>().OrderBy(row => row.Code).ToListAsync();
        return new TeamList(teams.Select(row => row.Read()), skills.Select(row => row.Read()));
    }
}
