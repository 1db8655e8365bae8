using Townline.Platform.Events;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Transfer.Tables;

namespace Townline.Transfer.Arrival;

/// <summary>Takes a town and all its rows out of the installation, in batches; it is not served from the first on. Contents of files go with the sweep of the next day.</summary>
internal sealed class TownRemoval(Store store, TownTables tables, UnservedTowns unserved, IEnumerable<IIndexed> indexed, ISearch search, ISpatialIndex spatial)
{
    private const int Batch = 5000;

    /// <param name="isMine">It was this process that was bringing it in.</param>
    /// <returns>False when another process is bringing it in or taking it away.</returns>
    public async Task<bool> Remove(int tenantId, bool isMine, Action<string> say, CancellationToken cancel)
    {
        if (!await unserved.StartLeaving(tenantId, isMine, cancel))
        {
            return false;
        }

        var inIndex = indexed.Select(one => one.Table).ToHashSet();
        foreach (var table in tables.AllOfTowns)
        {
            say($"clearing {table}");
            while (await Write(tenantId, unit => inIndex.Contains(table) ? RemoveIndexed(unit, table) : RemoveRows(unit, table), cancel) == Batch)
            {
            }
        }

        await unserved.Forget(tenantId, cancel);
        return true;
    }

    private Task<int> Write(int tenantId, Func<Unit, Task<int>> work, CancellationToken cancel) => store.Write(
        tenantId,
        Actor.System("transfer"),
        async unit =>
        {
            await unserved.Keep(unit);
            return await work(unit);
        },
        cancel);

    private async Task<int> RemoveIndexed(Unit unit, string table)
    {
        var ids = await unit.Query<long>($"SELECT id FROM {table} WHERE tenant_id = @TenantId ORDER BY id LIMIT {Batch}", new { unit.TenantId });
        foreach (var id in ids)
        {
            search.Remove(unit, id);
            spatial.Remove(unit, SpatialLayer.Request, id);
        }

        return ids.Count == 0 ? 0 : await unit.Execute($"DELETE FROM {table} WHERE tenant_id = @TenantId AND id <= @last", new { unit.TenantId, last = ids[^1] });
    }

    private async Task<int> RemoveRows(Unit unit, string table)
    {
        var row = store.Engine.RowAddress;
        return await unit.Execute($"DELETE FROM {table} WHERE {row} IN (SELECT {row} FROM {table} WHERE tenant_id = @TenantId LIMIT {Batch})", new { unit.TenantId });
    }
}
