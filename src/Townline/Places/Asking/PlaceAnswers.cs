using Townline.Places.Contracts;

namespace Townline.Places.Asking;

/// <summary>Answer of <c>/places/search</c>. Ids are text.</summary>
internal sealed record SearchAnswer(FoundPlace? Exact, IReadOnlyList<FoundPlace> Suggestions)
{
    public static SearchAnswer Of(AddressSearch search) =>
        new(
            search.Exact is { } exact ? FoundPlace.Of(new(PlaceSuggestionKind.Address, exact.Line, exact.Point, exact.Id)) : null,
            [.. search.Suggestions.Select(FoundPlace.Of)]
        );
}

/// <param name="Kind">address, street or crossing.</param>
/// <param name="Label">Its name.</param>
/// <param name="Lat">Degrees.</param>
/// <param name="Long">Degrees.</param>
/// <param name="AddressId">Of an address.</param>
internal sealed record FoundPlace(PlaceSuggestionKind Kind, string Label, double Lat, double Long, string? AddressId)
{
    public static FoundPlace Of(PlaceSuggestion found) =>
        new(found.Kind, found.Label, found.Point.Lat, found.Point.Long, found.AddressId?.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Answer of <c>/places/at</c>.</summary>
/// <param name="Problem">None, or what is wrong with the coordinates.</param>
/// <param name="Message">The same as a sentence for residents; null when nothing is wrong.</param>
/// <param name="Address">The nearest address within 250 metres.</param>
/// <param name="Street">The nearest street within 250 metres.</param>
/// <param name="Areas">The areas that hold the point, smallest first.</param>
internal sealed record PointAnswer(PointProblem Problem, string? Message, NearAddress? Address, NearStreet? Street, IReadOnlyList<PointArea> Areas);

/// <param name="Id">Our id.</param>
/// <param name="Code">The town's own.</param>
/// <param name="Label">On one line.</param>
/// <param name="Lat">Degrees.</param>
/// <param name="Long">Degrees.</param>
/// <param name="Metres">Distance from the point, whole metres.</param>
internal sealed record NearAddress(string Id, string Code, string Label, double Lat, double Long, int Metres)
{
    public static NearAddress? Of(NearbyAddress? near) =>
        near is { Address: var address }
            ? new(
                address.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                address.Code,
                address.Line,
                address.Point.Lat,
                address.Point.Long,
                (int)Math.Round(near.Metres)
            )
            : null;
}

/// <param name="Name">As written.</param>
/// <param name="Metres">Distance from the point, whole metres.</param>
internal sealed record NearStreet(string Name, int Metres);

/// <param name="Kind">Such as district.</param>
/// <param name="Code">The town's own.</param>
/// <param name="Name">What residents call it.</param>
internal sealed record PointArea(string Kind, string Code, string Name);
