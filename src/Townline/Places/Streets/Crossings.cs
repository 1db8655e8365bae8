using System.Text.RegularExpressions;
using NetTopologySuite.Operation.Distance;
using Townline.Places.Contracts;
using Townline.Places.Text;

namespace Townline.Places.Streets;

/// <summary>Finds where two streets meet, which is how people tell a place that has no address: <c>Main &amp; 5th</c>.</summary>
internal static partial class Crossings
{
    /// <summary>Streets whose lines end this near to each other meet, in degrees: some 20 metres.</summary>
    private const double Gap = 0.0002;
    private const int Tries = 3;

    /// <summary>The crossings that may be meant, best first; none when the text does not name two streets.</summary>
    public static IReadOnlyList<PlaceSuggestion> Find(string text, StreetMap map)
    {
        if (Between().Split(text, 2) is not [var first, var second])
            return [];
        var ones = map.Names.Find(AddressText.Parse(first).Street, Tries);
        var others = map.Names.Find(AddressText.Parse(second).Street, Tries);
        var pairs =
            from one in ones
            from other in others
            where one.Key != other.Key
            orderby one.Match.Score + other.Match.Score descending
            let spot = Meet(map, one.Key, other.Key)
            where spot is not null
            select new PlaceSuggestion(PlaceSuggestionKind.Crossing, $"{one.Name} & {other.Name}", spot.Value, null);
        return [.. pairs];
    }

    private static GeoPoint? Meet(StreetMap map, string one, string other)
    {
        var nearest = (
            from line in map.Lines(one)
            from crossing in map.Lines(other)
            let distance = new DistanceOp(line, crossing)
            let gap = distance.Distance()
            where gap <= Gap
            orderby gap
            select distance.NearestPoints()[0]
        ).FirstOrDefault();
        return nearest is null ? null : new(nearest.Y, nearest.X);
    }

    [GeneratedRegex(@"\s*[&@+]\s*|\s+(?:and|at|y|con)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
