using Townline.Places.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>An earlier request as it is compared: first as stored, then taken back to the moment asked for.</summary>
internal sealed class Candidate
{
    public long Id { get; init; }
    public long Number { get; init; }
    public string? ExternalId { get; init; }
    public long ServiceId { get; set; }
    public int IsOpen { get; set; }
    public string Description { get; set; } = "";
    public string? Answers { get; init; }
    public string? Address { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public RequestVisibility Visibility { get; init; }
    public DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>1 for one as it was opened or taken over: nothing was ever changed here.</summary>
    public int Version { get; init; }

    public GeoPoint? Place => Latitude is { } lat && Longitude is { } along && GeoPoint.TryCreate(lat, along, out var place) ? place : null;
}
