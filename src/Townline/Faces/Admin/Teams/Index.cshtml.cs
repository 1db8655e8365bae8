using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Teams;

/// <summary>The teams, with what they own and what waits for them, and the skills.</summary>
[Needs(Right.TeamsEdit)]
internal sealed class TeamsModel(TownContext town, ITeams teams, ICatalogue catalogue, IRequestQueries requests) : PageModel
{
    private IReadOnlyDictionary<string, long> _counts = new Dictionary<string, long>();

    public TeamList Teams { get; private set; } = null!;

    public ServiceCatalogue Catalogue { get; private set; } = null!;

    public int Owned(Team team) => Catalogue.Active.Count(service => service.TeamId == team.Id);

    /// <summary>Open requests of a team.</summary>
    public long Waiting(Team team) => _counts.GetValueOrDefault(new QueueKey(QueueKind.Team, team.Id).Name);

    public async Task OnGet(CancellationToken cancel)
    {
        Teams = await teams.Of(town.TenantId);
        Catalogue = await catalogue.Of(town.TenantId);
        _counts = await requests.QueueCounts(town.TenantId, cancel);
    }
}
