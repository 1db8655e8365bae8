using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Browse;

/// <summary>Finds public requests, for the list, the map and the feeds alike.</summary>
internal sealed class PublicRequests(TownContext town, IRequestQueries requests, ICatalogue catalogue, IPlaces places, IWords words)
{
    private const double NearMetres = 750;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PublicRequest>> Find(BrowseFilter filter, GeoBox? near, int skip, int take, CancellationToken cancel)
    {
        var services = await catalogue.Of(town.TenantId);
        var found = await requests.List(town.TenantId, filter.Ask(services, town.Tenant.Zone, near, skip, take), cancel);
        return [.. found.Select(request => PublicRequest.Of(request, services, words))];
    }

    /// <summary>About 750 metres around what somebody typed; null when nothing was typed or it is not known.</summary>
    public async Task<GeoBox?> Around(string near, CancellationToken cancel)
    {
        if (near.Length == 0)
        {
            return null;
        }

        var found = await places.FindAddress(town.TenantId, near, 1, cancel);
        return (found.Exact?.Point ?? found.Suggestions.FirstOrDefault()?.Point) is { } point ? GeoBox.Around(point, NearMetres) : null;
    }
}
