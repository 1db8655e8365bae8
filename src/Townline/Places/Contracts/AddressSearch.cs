namespace Townline.Places.Contracts;

/// <summary>What was found for a text that somebody typed.</summary>
/// <param name="Exact">The address meant, when there is no doubt.</param>
/// <param name="Suggestions">What may be meant, best first; holds the exact one too.</param>
public sealed record AddressSearch(Address? Exact, IReadOnlyList<PlaceSuggestion> Suggestions)
{
    public static readonly AddressSearch Nothing = new(null, []);
}

/// <summary>A place that may be meant.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">Its name, the same in all languages: an address, a street, or two streets with <c>&amp;</c> between.</param>
/// <param name="Point">Where it is; of a street its middle.</param>
/// <param name="AddressId">Our id, when it is an address.</param>
public sealed record PlaceSuggestion(PlaceSuggestionKind Kind, string Label, GeoPoint Point, long? AddressId);

public enum PlaceSuggestionKind
{
    Address,
    Street,
    Crossing,
}
