using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Queues;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Search;

/// <summary>What a search found, as a page: by words alone people too; with filters the requests they leave, newest first.</summary>
[Needs(Right.DeskRead)]
internal sealed class SearchModel(DeskSearch search, IDeskLists deskLists, IRequestLists lists, FilterForms filters, ICatalogue catalogue, TownContext town) : PageModel
{
    private const int RowsOnAPage = 50;

    public string Typed { get; private set; } = "";

    public Found Found { get; private set; } = new([], []);

    public FilterForm Filter { get; private set; } = null!;

    public ServiceCatalogue Services { get; private set; } = null!;

    /// <summary>Where the next page begins; null on the last.</summary>
    public ListPlace? Next { get; private set; }

    public bool LookedFar { get; private set; }

    public async Task OnGet(string? after, CancellationToken cancel)
    {
        var list = await deskLists.Read(town.Tenant, HttpContext.RequireStaff().Id, ListAddress.ReadSearch(Request.Query), cancel);
        Typed = list.Of(ListFilters.Words) is [var words, ..] ? words : "";
        Services = await catalogue.Of(town.TenantId);
        Filter = await filters.Of(town.Tenant, list, cancel);
        if (list.Filters.Keys.All(name => name == ListFilters.Words))
        {
            Found = await search.Find(Typed, cancel);
            return;
        }

        var page = await lists.Page(town.TenantId, list.Selection, ListPlace.Parse(after), RowsOnAPage, cancel);
        (Found, Next, LookedFar) = (new Found(page.Rows, []), page.Next, page.LookedFar);
    }
}
