using Dapper;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Search;

/// <summary>
/// Fills the indexes of words and points from the rows where a migration has laid them out anew. Each step and how far it has come are one commit:
/// a process that is killed goes on where it was, and of several only one does a step.
/// </summary>
internal sealed class IndexRenewal(Store store, IEnumerable<IIndexed> indexed, ILogger<IndexRenewal> log)
{
    private const int Batch = 5_000;
    private readonly IIndexed[] _indexed = [.. indexed.OrderBy(one => one.Table, StringComparer.Ordinal)];

    public async Task Run(CancellationToken cancel)
    {
        foreach (var tenant in await Due(cancel))
        {
            log.LogWarning("The indexes of town {Town} are being filled anew; with a million requests this takes some minutes", tenant);
            while (await store.Write(tenant, Actor.System("index"), Step, cancel))
            {
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<IReadOnlyList<int>> Due(CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return [.. await reader.QueryAsync<int>("SELECT tenant_id FROM platform_index_due ORDER BY tenant_id")];
    }

    /// <returns>False when the town is done.</returns>
    private async Task<bool> Step(Unit unit)
    {
        // Written first, so that another process waits here and then reads how far this one has come.
        await unit.Execute("UPDATE platform_index_due SET after = after WHERE tenant_id = @TenantId", new { unit.TenantId });
        if (await unit.QueryFirst<IndexDue>("SELECT table_name, after FROM platform_index_due WHERE tenant_id = @TenantId", new { unit.TenantId }) is not { } due)
        {
            return false;
        }

        if (_indexed.FirstOrDefault(one => one.Table == due.TableName) is { } table && await table.Index(unit, due.After, Batch) is { } last)
        {
            await Note(unit, table.Table, last);
            return true;
        }

        if (_indexed.FirstOrDefault(one => string.CompareOrdinal(one.Table, due.TableName) > 0) is { } next)
        {
            await Note(unit, next.Table, 0);
            return true;
        }

        await unit.Execute("DELETE FROM platform_index_due WHERE tenant_id = @TenantId", new { unit.TenantId });
        return false;
    }

    private static Task Note(Unit unit, string table, long after) =>
        unit.Execute("UPDATE platform_index_due SET table_name = @table, after = @after WHERE tenant_id = @TenantId", new { table, after, unit.TenantId });
}
