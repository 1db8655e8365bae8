using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Services;

/// <summary>All services by group, or those that fit what was asked for.</summary>
[AllowAnonymous]
internal sealed class ServicesPage(TownContext town, ICatalogue catalogue, IWords words) : PageModel
{
    private const int LongestQuery = 200;

    public string Q { get; private set; } = "";

    public IReadOnlyList<ServiceInfo> Found { get; private set; } = [];

    public IEnumerable<IGrouping<string, ServiceInfo>> Groups { get; private set; } = [];

    public async Task OnGet(string? q)
    {
        var typed = PlainText.Clean(q);
        Q = PlainText.Cut(typed, LongestQuery);
        var services = (await catalogue.Of(town.TenantId)).Active;
        Groups = services.GroupBy(service => words.Of(service.Group));
        Found = Q.Length > 0 ? ServiceFinder.Find(services, Q, words.Language) : [];
    }
}
