using Microsoft.EntityFrameworkCore;
using Townline.Places.Contracts;
using Townline.Places.Streets;
using Townline.Places.Text;
using Townline.Platform.Storage;

namespace Townline.Places.Addresses;

/// <summary>Finds what somebody means who types an address: streets from memory, numbers from the database.</summary>
internal sealed class AddressFinder(Store store, TownStreets streets)
{
    private const int StreetsTried = 6;
    private const int RowsRead = 400;

    /// <summary>A street that fits at least so well may be called the one that is meant.</summary>
    private const int Sure = 85;

    public async Task<AddressSearch> Find(int tenantId, string text, int most, CancellationToken cancel)
    {
        var map = await streets.Get(tenantId);
        if (Crossings.Find(text, map) is { Count: > 0 } crossings)
            return new(null, [.. crossings.Take(most)]);

        var typed = AddressText.Parse(text);
        var hits = map.Names.Find(typed.Street, typed.Number is null ? most : StreetsTried);
        if (hits.Count == 0)
            return AddressSearch.Nothing;

        await using var db = store.Read(tenantId);
        if (typed.Number is null)
            return new(null, await Streets(db, map, hits, cancel));

        var keys = hits.Select(hit => hit.Key).ToList();
        var prefix = typed.Number;
        var rows = await db.Set<AddressRow>()
            .Where(row => keys.Contains(row.StreetKey) && row.NumberKey.StartsWith(prefix))
            .OrderBy(row => row.NumberValue)
            .ThenBy(row => row.Id)
            .Take(RowsRead)
            .ToListAsync(cancel);
        var found = AddressRanking.Order(rows, hits, typed);
        if (found.Count == 0)
            found = await Neighbours(db, hits[0], typed.Number, most, cancel);
        var exact = AddressRanking.Exact(found, typed, Sure);
        return new(exact?.Row.ToAddress(), [.. found.Take(most).Select(ranked => Suggestion(ranked.Row))]);
    }

    /// <summary>The houses next to a number that does not exist.</summary>
    private static async Task<IReadOnlyList<RankedAddress>> Neighbours(TownlineDb db, StreetHit street, string number, int most, CancellationToken cancel)
    {
        var wanted = AddressText.NumberValue(number);
        var rows = await db.Set<AddressRow>()
            .Where(row => row.StreetKey == street.Key)
            .OrderBy(row => Math.Abs(row.NumberValue - wanted))
            .ThenBy(row => row.Id)
            .Take(most)
            .ToListAsync(cancel);
        return [.. rows.Select(row => new RankedAddress(row, street.Match.Score, false))];
    }

    private static async Task<IReadOnlyList<PlaceSuggestion>> Streets(TownlineDb db, StreetMap map, IReadOnlyList<StreetHit> hits, CancellationToken cancel)
    {
        var suggestions = new List<PlaceSuggestion>();
        foreach (var hit in hits)
        {
            if (map.Middle(hit.Key) is { } middle)
                suggestions.Add(new(PlaceSuggestionKind.Street, hit.Name, middle, null));
            else if (await db.Set<AddressRow>().Where(row => row.StreetKey == hit.Key).OrderBy(row => row.NumberValue).FirstOrDefaultAsync(cancel) is { } first)
                suggestions.Add(new(PlaceSuggestionKind.Street, hit.Name, new(first.Lat, first.Long), null));
        }
        return suggestions;
    }

    private static PlaceSuggestion Suggestion(AddressRow row)
    {
        var address = row.ToAddress();
        return new(PlaceSuggestionKind.Address, address.Line, address.Point, address.Id);
    }
}
