using Townline.Faces.Portal.Report.Drafts;
using Townline.Faces.Shared.Fields;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report;

/// <summary>What a place that somebody gave means: a place, a problem with a sentence, or several to choose from.</summary>
internal sealed record PlaceReading(TypedPlace? Place, string? Problem = null, IReadOnlyList<PlaceSuggestion>? Choices = null);

/// <summary>Reads addresses and points that people give.</summary>
internal sealed class PlaceReader(TownContext town, IPlaces places, IWords words)
{
    private const int LongestAddress = 300;

    /// <param name="asWritten">Words that we do not know are taken as they are, for a clerk to read.</param>
    public async Task<PlaceReading> Read(ServiceInfo service, PlaceParts typed, bool asWritten, CancellationToken cancel)
    {
        var reading = typed.IsEmpty ? Wrong("report.place.missing")
            : string.IsNullOrWhiteSpace(typed.Lat + typed.Long) ? await ReadAddress(Address(typed)!, asWritten, cancel)
            : typed.ToPoint() is { } point ? await ReadPoint(point.Lat, point.Long, Address(typed), cancel)
            : Wrong(PointWords.Key(AreNumbers(typed) ? PointProblem.OutOfRange : PointProblem.NotANumber)!);
        return reading.Place is { } place && !await IsServed(service, place) ? Wrong("report.place.not-served", words.Of(service.Name)) : reading;
    }

    /// <summary>The place of a photo, as far as it lies in town.</summary>
    public async Task<TypedPlace?> OfPhoto(ServiceInfo service, double latitude, double longitude, CancellationToken cancel) =>
        (await ReadPoint(latitude, longitude, null, cancel)).Place is { } place && await IsServed(service, place) ? place : null;

    private async Task<PlaceReading> ReadPoint(double latitude, double longitude, string? address, CancellationToken cancel)
    {
        if (PointWords.Key(await places.Check(town.TenantId, latitude, longitude)) is { } problem)
        {
            return Wrong(problem);
        }

        var near = (await places.NearestAddress(town.TenantId, new GeoPoint(latitude, longitude), cancel: cancel))?.Address;
        var isNear = near is not null && (address is null || address == near.Line);
        return new PlaceReading(new TypedPlace(address ?? near?.Line, latitude, longitude, isNear ? near!.Code : null, isNear ? near!.Postcode : null));
    }

    private async Task<PlaceReading> ReadAddress(string address, bool asWritten, CancellationToken cancel)
    {
        var found = await places.FindAddress(town.TenantId, address, cancel: cancel);
        if (found.Exact is { } exact)
        {
            return new PlaceReading(new TypedPlace(exact.Line, exact.Point.Lat, exact.Point.Long, exact.Code, exact.Postcode));
        }

        return asWritten ? new PlaceReading(new TypedPlace(address, null, null)) : new PlaceReading(null, null, found.Suggestions);
    }

    private Task<bool> IsServed(ServiceInfo service, TypedPlace place) =>
        PlaceCheck.IsOffered(places, town.TenantId, service, place.Latitude, place.Longitude);

    private static bool AreNumbers(PlaceParts typed) => GeoPoint.TryDegrees(typed.Lat, out _) && GeoPoint.TryDegrees(typed.Long, out _);

    private static string? Address(PlaceParts typed) => PlainText.Clean(typed.Address) is { Length: > 0 } text ? PlainText.Cut(text, LongestAddress) : null;

    private PlaceReading Wrong(string key, params object?[] args) => new(null, words[key, args]);
}
