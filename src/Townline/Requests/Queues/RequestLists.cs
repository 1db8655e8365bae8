using Dapper;
using Townline.Platform.Search;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Queues;

/// <inheritdoc/>
internal sealed class RequestLists(Store store, ISearch search, IRequestQueries requests) : IRequestLists
{
    private const int MostHits = 1000;
    private const int IdsAtOnce = 1000;

    private sealed class Counted
    {
        public int Number { get; init; }
        public long Found { get; init; }

        /// <summary>Rows that were looked at, of at most so many.</summary>
        public long Looked { get; init; }
        public long Most { get; init; }
    }

    public async Task<RequestPage> Page(int tenantId, RequestSelection selection, ListPlace? after, int take, CancellationToken cancel)
    {
        var page = await Walk(tenantId, selection, await Hits(tenantId, selection, cancel), after, Math.Clamp(take, 1, 200), cancel);
        return new RequestPage(await requests.ByIds(tenantId, page.Ids, cancel), page.Next, page.LookedFar);
    }

    public async Task<IReadOnlyList<BoundedCount>> Counts(int tenantId, IReadOnlyList<RequestSelection> selections, CancellationToken cancel)
    {
        if (selections.Count == 0)
        {
            return [];
        }

        var (sql, values) = await CountsSql(tenantId, selections, cancel);
        await using var reader = await store.Engine.OpenReader(cancel);
        var rows = await reader.QueryAsync<Counted>(new CommandDefinition(sql, ListWalk.Parameters(values, tenantId), cancellationToken: cancel));
        return [.. rows.OrderBy(row => row.Number).Select(row => new BoundedCount(Math.Min(row.Found, BoundedCount.Most), row.Found > BoundedCount.Most || row.Looked >= row.Most))];
    }

    public async Task<RequestIds> Ids(int tenantId, RequestSelection selection, int most, CancellationToken cancel)
    {
        var hits = await Hits(tenantId, selection, cancel);
        var (all, place) = (new List<long>(), (ListPlace?)null);
        do
        {
            var page = await Walk(tenantId, selection, hits, place, Math.Min(IdsAtOnce, most + 1 - all.Count), cancel);
            all.AddRange(page.Ids);
            place = page.Next;
        }
        while (place is not null && all.Count <= most);
        return all.Count > most ? new RequestIds(all.GetRange(0, most), true) : new RequestIds(all, false);
    }

    /// <summary>The statement that counts all of these.</summary>
    internal async Task<(string Sql, SqlValues Values)> CountsSql(int tenantId, IReadOnlyList<RequestSelection> selections, CancellationToken cancel)
    {
        var values = new SqlValues();
        var counts = new List<string>();
        foreach (var selection in selections)
        {
            counts.Add(new SelectionSql(selection, await Hits(tenantId, selection, cancel), values).Count(counts.Count));
        }

        return (string.Join(" UNION ALL ", counts), values);
    }

    private async Task<WalkedPage> Walk(int tenantId, RequestSelection selection, IReadOnlyList<long>? hits, ListPlace? after, int take, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var values = new SqlValues();
        return await new ListWalk(reader, tenantId, new SelectionSql(selection, hits, values), values).Page(after, take, cancel);
    }

    private async Task<IReadOnlyList<long>?> Hits(int tenantId, RequestSelection selection, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(selection.Text) || selection.Nothing ? null : await search.Find(tenantId, selection.Text, RequestText.Kind, MostHits, cancel);
}
