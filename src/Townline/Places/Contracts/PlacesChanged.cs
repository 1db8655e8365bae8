using Townline.Platform.Events;

namespace Townline.Places.Contracts;

/// <summary>Areas, streets or addresses of the town were added, changed or taken away. What is kept of them in memory is read anew.</summary>
/// <param name="What">What they are.</param>
/// <param name="Added">How many were added.</param>
/// <param name="Changed">How many were changed.</param>
/// <param name="Removed">What was taken away, as kind and code.</param>
internal sealed record PlacesChanged(PlaceKind What, int Added, int Changed, IReadOnlyList<string>? Removed = null) : DomainEvent
{
    public const string OfAreas = "places.areas-changed";
    public const string OfStreets = "places.streets-changed";
    public const string OfAddresses = "places.addresses-changed";

    public override string Kind =>
        What switch
        {
            PlaceKind.Area => OfAreas,
            PlaceKind.Street => OfStreets,
            _ => OfAddresses,
        };
}
