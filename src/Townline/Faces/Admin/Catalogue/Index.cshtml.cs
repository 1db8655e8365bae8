using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>The services by their groups, those that are not offered too.</summary>
[Needs(Right.CatalogueEdit)]
internal sealed class CatalogueIndexModel(TownContext town, ICatalogue catalogue, IRequestQueries requests, ITeams teams, IWords words) : PageModel
{
    public IReadOnlyList<IGrouping<string, ServiceInfo>> Groups { get; private set; } = [];

    public TeamList Teams { get; private set; } = null!;

    public int Offered { get; private set; }

    public int Hidden { get; private set; }

    public string? Search { get; private set; }

    private Dictionary<long, ServiceFigures> Figures { get; set; } = [];

    /// <summary>Requests since the service is there.</summary>
    public long Requests(ServiceInfo service) => Figures.GetValueOrDefault(service.Id)?.Opened ?? 0;

    /// <param name="q">Only services whose name or short name holds this.</param>
    public async Task OnGet(string? q, CancellationToken cancel)
    {
        Search = q;
        var all = await catalogue.Of(town.TenantId);
        (Offered, Hidden) = (all.Active.Count, all.All.Count - all.Active.Count);
        Groups =
        [
            .. all.All.Where(service => string.IsNullOrWhiteSpace(q) || Holds(service.Code, q) || service.Name.Languages.Any(language => Holds(service.Name[language]!, q)))
                .GroupBy(service => words.Of(service.Group)),
        ];
        Teams = await teams.Of(town.TenantId);
        Figures = (await requests.Figures(town.TenantId, cancel)).ToDictionary(figures => figures.ServiceId);
    }

    private static bool Holds(string text, string q) => text.Contains(q.Trim(), StringComparison.CurrentCultureIgnoreCase);
}
