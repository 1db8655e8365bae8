using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;

namespace Townline.Platform.Counters;

/// <summary>Reads maintained counts; they are changed with <see cref="Unit.Count"/>.</summary>
internal static class Counters
{
    /// <summary>All counts of the town whose names start with <paramref name="prefix"/>; names without a row are absent (0).</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountsOf(this TownlineDb db, string prefix, CancellationToken cancel = default) =>
        await db.Set<CounterRow>()
            .Where(row => row.Name.StartsWith(prefix))
            .GroupBy(row => row.Name)
            .Select(group => new { group.Key, Value = group.Sum(row => row.Value) })
            .ToDictionaryAsync(group => group.Key, group => group.Value, cancel);
}
