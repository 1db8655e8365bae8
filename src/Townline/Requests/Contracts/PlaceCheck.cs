using Townline.Places.Contracts;

namespace Townline.Requests.Contracts;

/// <summary>Holds the place of a report against the town and the service: the same rule for every channel.</summary>
internal static class PlaceCheck
{
    private const int LongestAddress = 500;
    private const int LongestAddressId = 100;
    private const int LongestZip = 20;

    /// <summary>
    /// One of coordinates, an address in words or an address id is enough. An address that the town knows gives the point; one that it does not
    /// know stays words, for a person to read.
    /// </summary>
    public static async Task<CheckedPlace> Check(IPlaces places, int tenantId, ServiceInfo service, ReportPlace given, CancellationToken cancel)
    {
        if (given.Address?.Length > LongestAddress || given.AddressId?.Length > LongestAddressId || given.Zip?.Length > LongestZip)
        {
            return new CheckedPlace(given, "place-long");
        }

        if ((given.Latitude is null) != (given.Longitude is null))
        {
            return new CheckedPlace(given, "place-half");
        }

        if (given is { Latitude: { } lat, Longitude: { } @long } && await places.Check(tenantId, lat, @long) is var wrong and not PointProblem.None)
        {
            return new CheckedPlace(given, "point", wrong);
        }

        var place = given.Latitude is null ? await FindPoint(places, tenantId, given, cancel) : given;
        if (service.NeedsPlace && place is { Latitude: null, Address: null, AddressId: null })
        {
            return new CheckedPlace(place, "place-missing");
        }

        return new CheckedPlace(place, await IsOffered(places, tenantId, service, place.Latitude, place.Longitude) ? null : "place-area");
    }

    private static async Task<ReportPlace> FindPoint(IPlaces places, int tenantId, ReportPlace place, CancellationToken cancel)
    {
        var found = place.AddressId is { } code ? await places.AddressByCode(tenantId, code, cancel) : null;
        found ??= place.Address is { } text ? (await places.FindAddress(tenantId, text, cancel: cancel)).Exact : null;
        return found is null
            ? place
            : new ReportPlace(place.Address ?? found.Line, found.Code, place.Zip ?? found.Postcode, found.Point.Lat, found.Point.Long);
    }

    /// <summary>Is the service offered at this point? Everywhere when it names no areas, and where no point is known.</summary>
    public static async Task<bool> IsOffered(IPlaces places, int tenantId, ServiceInfo service, double? latitude, double? longitude) =>
        service.Areas.Count == 0
        || latitude is not { } lat
        || longitude is not { } @long
        || (await places.AreasAt(tenantId, new GeoPoint(lat, @long))).Any(area => service.Areas.Contains(area.Code));
}

/// <summary>Where a report says it is; any of it may be missing.</summary>
/// <param name="AddressId">The town's own code of an address.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
internal sealed record ReportPlace(string? Address, string? AddressId, string? Zip, double? Latitude, double? Longitude);

/// <param name="Place">With the point and the code of the address, when the town knows it.</param>
/// <param name="Problem">
/// Null when it holds; else "place-missing", "place-half" (one coordinate), "place-long", "place-area" (not offered there), or "point".
/// </param>
/// <param name="Point">What is wrong with the coordinates; <see cref="PointWords"/> has sentences.</param>
internal sealed record CheckedPlace(ReportPlace Place, string? Problem, PointProblem Point = PointProblem.None);
