using System.Data.Common;
using Dapper;
using Townline.Platform.Search;

namespace Townline.Platform.Storage.Postgres;

/// <summary>The words of each text (see <see cref="SearchWords"/>) as a tsvector under a GIN index; its own parser has no part in it.</summary>
internal sealed class PostgresSearch(Store store) : ISearch
{
    private static readonly InsertInto Upsert = InsertInto.Statement(
        "INSERT INTO platform_search (id, tenant_id, words) VALUES (@p0, @p1, @p2::tsvector) ON CONFLICT (id) DO UPDATE SET words = excluded.words",
        3);

    /// <summary>What is very common fills a page from these, and is not gathered from the whole town to be sorted.</summary>
    private const int FewNewest = 1_000;

    /// <summary>So many hits of the index are sorted. What has more of them fills a page from the newest ten thousand in a town of a million.</summary>
    private const int MostSorted = 20_000;
    private const int ManyNewest = 10_000;

    private const string AmongTheNewest =
        "SELECT id FROM (SELECT id, words FROM platform_search ORDER BY id DESC LIMIT @newest) newest WHERE words @@ @query::tsquery ORDER BY id DESC LIMIT @most";

    /// <summary>
    /// What is rare is always looked up in the index: the planner, which knows nothing of a rare word, at times walked a million texts instead.
    /// Beside each stands how many hits there were.
    /// </summary>
    private const string AmongAll = """
        WITH hits AS MATERIALIZED (SELECT id FROM platform_search WHERE words @@ @query::tsquery LIMIT @sorted)
        SELECT id, (SELECT count(*) FROM hits) AS hits FROM hits ORDER BY id DESC LIMIT @most
        """;

    private static readonly InsertInto Copy = new("platform_search", "id", "tenant_id", "words");
    private static readonly InsertInto Delete = InsertInto.Statement("DELETE FROM platform_search WHERE id = @p0", 1);

    public void Put(Unit unit, long id, SearchKind kind, string text, bool isNew = false) => unit.Insert(Upsert, id, unit.TenantId, SearchWords.Filed(unit.TenantId, kind, text));

    public void PutAll(Unit unit, SearchKind kind, IReadOnlyCollection<(long Id, string Text)> texts)
    {
        var insert = texts.Count >= PostgresCopy.Worthwhile ? Copy : Upsert;
        foreach (var (id, text) in texts)
        {
            unit.Insert(insert, id, unit.TenantId, SearchWords.Filed(unit.TenantId, kind, text));
        }
    }

    public void Remove(Unit unit, long id) => unit.Insert(Delete, id);

    public async Task<IReadOnlyList<long>> Find(int tenantId, string text, SearchKind kind, int most, CancellationToken cancel)
    {
        var asked = SearchWords.Asked(text);
        if (asked.Count == 0)
        {
            return [];
        }

        var scope = SearchWords.Scope(tenantId, kind);
        var query = string.Join(" & ", asked.Select(word => $"'{scope}{word}'"));
        await using var reader = await store.Engine.OpenReader(cancel);
        var whole = await Match(reader, query, most, cancel);
        return whole.Count >= most ? whole : await Match(reader, query + ":*", most, cancel);
    }

    private static async Task<IReadOnlyList<long>> Match(DbConnection reader, string query, int most, CancellationToken cancel)
    {
        var newest = await Newest(reader, query, FewNewest, most, cancel);
        if (newest.Count >= most)
        {
            return newest;
        }

        var all = (await reader.QueryAsync<(long Id, long Hits)>(new CommandDefinition(AmongAll, new { query, most, sorted = MostSorted + 1 }, cancellationToken: cancel))).AsList();
        if (all.Count == 0 || all[0].Hits <= MostSorted)
        {
            return all.ConvertAll(hit => hit.Id);
        }

        newest = await Newest(reader, query, ManyNewest, most, cancel);
        return [.. newest.Union(all.Select(hit => hit.Id)).Take(most)];
    }

    private static async Task<List<long>> Newest(DbConnection reader, string query, int newest, int most, CancellationToken cancel) =>
        (await reader.QueryAsync<long>(new CommandDefinition(AmongTheNewest, new { query, newest, most }, cancellationToken: cancel))).AsList();
}
