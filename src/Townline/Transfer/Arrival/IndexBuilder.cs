using Townline.Platform.Events;
using Townline.Platform.Search;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Transfer.Arrival;

/// <summary>Makes the indexes of words and points of a town that arrives, from its rows.</summary>
internal sealed class IndexBuilder(Store store, UnservedTowns unserved, IEnumerable<IIndexed> indexed)
{
    /// <param name="most">Rows of a unit; asked before each.</param>
    public async Task Build(int tenantId, Func<int> most, Action<string, int> done, CancellationToken cancel)
    {
        foreach (var one in indexed.OrderBy(one => one.Table, StringComparer.Ordinal))
        {
            for (long? last = 0; last is not null;)
            {
                var (after, rows) = (last.Value, most());
                last = await store.Write(
                    tenantId,
                    Actor.System("transfer"),
                    async unit =>
                    {
                        await unserved.Keep(unit);
                        return await one.Index(unit, after, rows);
                    },
                    cancel);
                done($"index of {one.Table}", last is null ? 0 : rows);
            }
        }
    }
}
