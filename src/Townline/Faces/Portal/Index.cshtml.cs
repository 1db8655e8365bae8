using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Browse;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal;

/// <summary>The first screen: one question, what is asked for most, what is happening in town.</summary>
[AllowAnonymous]
internal sealed class HomePage(TownContext town, ICatalogue catalogue, IRequestQueries requests, IWords words) : PageModel
{
    private const int Cards = 6;
    private const int Newest = 5;

    public IReadOnlyList<ServiceInfo> MostUsed { get; private set; } = [];

    public IReadOnlyList<PublicRequest> Recent { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var services = await catalogue.Of(town.TenantId);
        MostUsed = Services.MostUsed.Of(services, await requests.Figures(town.TenantId, cancel), Cards);
        var newest = await requests.List(town.TenantId, new RequestFilter { PublicOnly = true, Take = Newest }, cancel);
        Recent = [.. newest.Select(request => PublicRequest.Of(request, services, words))];
    }
}
