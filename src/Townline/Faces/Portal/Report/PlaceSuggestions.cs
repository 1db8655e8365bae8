using Townline.Places.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Portal.Report;

/// <summary>What the place field asks while somebody looks for an address, where scripts run.</summary>
internal static class PlaceSuggestions
{
    public const string Path = "/report-places";

    public static async Task<IResult> Find(string? q, HttpContext http, TownContext town, IPlaces places)
    {
        var found = string.IsNullOrWhiteSpace(q) ? AddressSearch.Nothing : await places.FindAddress(town.TenantId, q, cancel: http.RequestAborted);
        http.Response.Headers.CacheControl = "private, max-age=60";
        return Results.Json(found.Suggestions.Select(place => new { place.Label, place.Point.Lat, place.Point.Long }));
    }
}
