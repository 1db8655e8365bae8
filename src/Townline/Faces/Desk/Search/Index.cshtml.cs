using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Search;

/// <summary>What a search found, as a page.</summary>
[Needs(Right.DeskRead)]
internal sealed class SearchModel(DeskSearch search, ICatalogue catalogue, TownContext town) : PageModel
{
    public string Typed { get; private set; } = "";

    public Found Found { get; private set; } = new([], []);

    public ServiceCatalogue Services { get; private set; } = null!;

    public async Task OnGet(string? q, CancellationToken cancel)
    {
        Typed = q ?? "";
        Services = await catalogue.Of(town.TenantId);
        Found = await search.Find(q, cancel);
    }
}
