using Townline.Places.Streets;
using Townline.Places.Text;

namespace Townline.Places.Addresses;

/// <param name="Row">The address.</param>
/// <param name="Score">How well its street and town fit, 0 to 100.</param>
/// <param name="SameNumber">Whether its number is the one typed, not only begins so.</param>
internal sealed record RankedAddress(AddressRow Row, int Score, bool SameNumber);

/// <summary>Puts the addresses that may be meant in order, and says when there is no doubt.</summary>
internal static class AddressRanking
{
    private const int OtherTown = 15;

    public static IReadOnlyList<RankedAddress> Order(IEnumerable<AddressRow> rows, IReadOnlyList<StreetHit> hits, AddressText typed)
    {
        var byKey = hits.ToDictionary(hit => hit.Key, hit => hit.Match);
        return
        [
            .. rows.Select(row => new RankedAddress(row, Score(row, byKey[row.StreetKey], typed), row.NumberKey == typed.Number))
                .OrderByDescending(ranked => ranked.SameNumber)
                .ThenByDescending(ranked => ranked.Score)
                .ThenBy(ranked => ranked.Row.NumberValue)
                .ThenBy(ranked => ranked.Row.Unit is not null)
                .ThenBy(ranked => ranked.Row.Unit, StringComparer.Ordinal)
                .ThenBy(ranked => ranked.Row.Id),
        ];
    }

    /// <summary>The one address that is meant: the number, a street that surely fits, and no second house that fits as well.</summary>
    public static RankedAddress? Exact(IReadOnlyList<RankedAddress> ordered, AddressText typed, int sure)
    {
        var best = ordered.Where(ranked => ranked.SameNumber && ranked.Score >= sure && ranked.Score == ordered[0].Score).ToList();
        if (best.Count == 0 || best.Select(ranked => (ranked.Row.StreetKey, ranked.Row.City, ranked.Row.Postcode)).Distinct().Count() > 1)
            return null;
        return typed.Unit is null ? best[0] : best.Find(ranked => ranked.Row.Unit is { } unit && UnitKey(unit) == typed.Unit) ?? best[0];
    }

    /// <summary>The street's score; words left over count against it unless they name the address's town or postcode.</summary>
    private static int Score(AddressRow row, StreetMatch street, AddressText typed)
    {
        var about = Fold.Text($"{row.City} {row.Postcode}").Split(' ');
        var left = typed.Street.Skip(street.Words).Select(word => word.Typed).ToList();
        var known = left.Count(about.Contains);
        var elsewhere = row.City is not null && typed.Rest.Count > 0 && !typed.Rest.Any(about.Contains);
        return Math.Min(100, street.Score + known * StreetMatch.Unused - (elsewhere ? OtherTown : 0));
    }

    /// <summary><c>Apt 3B</c> as it is compared: <c>3b</c>.</summary>
    private static string UnitKey(string unit)
    {
        var words = Fold.Text(unit).Split(' ');
        return string.Join(' ', words.Length > 1 && StreetWords.IsUnit(words[0]) ? words[1..] : words);
    }
}
