using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report;

/// <summary>"What is it about?": all services, each leading straight into its report.</summary>
[AllowAnonymous]
internal sealed class ChoosePage(TownContext town, ICatalogue catalogue, IWords words) : PageModel
{
    public IEnumerable<IGrouping<string, ServiceInfo>> Groups { get; private set; } = [];

    public async Task OnGet() => Groups = (await catalogue.Of(town.TenantId)).Active.GroupBy(service => words.Of(service.Group));
}
