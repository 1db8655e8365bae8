using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Shared.Maps;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Browse;

/// <summary>Public requests on a map and in a list, newest first.</summary>
[AllowAnonymous]
internal sealed class BrowsePage(TownContext town, PublicRequests requests, ICatalogue catalogue, IPlaces places) : PageModel
{
    private const int PageSize = 20;
    private const int LastPage = 10_000;

    public BrowseFilter Filter { get; private set; } = new();

    public IReadOnlyList<PublicRequest> Found { get; private set; } = [];

    public IEnumerable<ServiceInfo> Services { get; private set; } = [];

    public IReadOnlyList<Area> Areas { get; private set; } = [];

    public MapSettings Map { get; private set; } = null!;

    public string? Previous { get; private set; }

    public string? Next { get; private set; }

    /// <summary>"Near" names a place that we do not know.</summary>
    public bool NearUnknown { get; private set; }

    /// <summary>What the map asks: the same choice, in the box it shows.</summary>
    public string MapUrl
    {
        get
        {
            var url = Filter.Url(RequestFeeds.GeoJsonPath, withBox: false);
            return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}bbox={{bbox}}";
        }
    }

    public async Task OnGet(CancellationToken cancel)
    {
        Filter = BrowseFilter.Read(Request.Query);
        var page = int.TryParse(Request.Query["page"], out var number) ? Math.Clamp(number, 1, LastPage) : 1;
        var near = await requests.Around(Filter.Near, cancel);
        NearUnknown = near is null && Filter.Near.Length > 0;
        var found = await requests.Find(Filter, near, (page - 1) * PageSize, PageSize + 1, cancel);
        Found = [.. found.Take(PageSize)];
        Previous = page > 1 ? Filter.Url("/requests", page - 1) : null;
        Next = found.Count > PageSize ? Filter.Url("/requests", page + 1) : null;
        Services = (await catalogue.Of(town.TenantId)).All.Where(service => service.Visibility == RequestVisibility.Public);
        Areas = await places.Areas(town.TenantId, AreaKinds.District);
        Map = await PortalMap.Of(town.Tenant, places, Filter.Box ?? near);
    }
}
