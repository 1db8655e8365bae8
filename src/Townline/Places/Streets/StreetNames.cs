using System.Collections.Frozen;
using Townline.Places.Text;

namespace Townline.Places.Streets;

/// <summary>All street names of a town in memory, searched as people type. Immutable; safe for any number of readers.</summary>
internal sealed class StreetNames
{
    private readonly FrozenDictionary<string, string> _names;
    private readonly StreetForm[] _streets;

    /// <param name="names">Names as they are written; several ways to write one street count as one.</param>
    public StreetNames(IEnumerable<string> names)
    {
        _names = names
            .Select(name => (Key: AddressText.StreetKey(name), name))
            .Where(pair => pair.Key.Length > 0)
            .DistinctBy(pair => pair.Key)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.name);
        _streets = [.. _names.Keys.Order(StringComparer.Ordinal).Select(key => new StreetForm(key))];
    }

    public int Count => _streets.Length;

    /// <summary>The streets that fit best, best first; none when nothing was typed.</summary>
    public IReadOnlyList<StreetHit> Find(IReadOnlyList<StreetWord> typed, int limit)
    {
        if (typed.Count == 0)
            return [];
        return
        [
            .. _streets
                .Select(street => new StreetHit(street.Key, _names[street.Key], StreetMatch.Of(street, typed)))
                .Where(hit => hit.Match.Score > 0)
                .OrderByDescending(hit => hit.Match.Score)
                .ThenBy(hit => hit.Key.Length)
                .Take(limit),
        ];
    }
}

/// <param name="Key">The name as it is compared and stored with addresses.</param>
/// <param name="Name">The name as it is written.</param>
/// <param name="Match">How well it fits.</param>
internal sealed record StreetHit(string Key, string Name, StreetMatch Match);
