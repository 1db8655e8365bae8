using System.Collections.Concurrent;
using Dapper;
using Townline.Platform.Search;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>FTS5 without stored text (the rows themselves have it); row ids are our ids, so "newest first" is the index's own order.</summary>
internal sealed class SqliteSearch(Store store) : ISearch
{
    private static readonly InsertInto Add = InsertInto.Statement("INSERT INTO platform_search (rowid, text) VALUES (@p0, @p1)", 2);
    private static readonly InsertInto Delete = InsertInto.Statement("DELETE FROM platform_search WHERE rowid = @p0", 1);

    private readonly ConcurrentDictionary<string, InsertInto> _bulk = new();

    public void Put(Unit unit, long id, string kind, string text, bool isNew = false)
    {
        if (!isNew)
        {
            Remove(unit, id);
        }

        unit.Insert(Add, id, $"{SearchTerms.Scope(unit.TenantId, kind)} {text}");
    }

    public void PutAll(Unit unit, string kind, string select, params object?[] values) =>
        unit.Insert(
            _bulk.GetOrAdd(
                select,
                text => InsertInto.Statement($"INSERT INTO platform_search (rowid, text) SELECT id, @p{values.Length} || text FROM ({text})", values.Length + 1)),
            [.. values, $"{SearchTerms.Scope(unit.TenantId, kind)} "]);

    public void Remove(Unit unit, long id) => unit.Insert(Delete, id);

    public async Task<IReadOnlyList<long>> Find(int tenantId, string text, string? kind, int most, CancellationToken cancel)
    {
        var terms = SearchTerms.Of(text);
        if (terms.Count == 0)
        {
            return [];
        }

        var words = terms.Select(term => $"\"{term}\"").ToList();
        words[^1] += "*";
        words.Add($"\"xqtenant{tenantId}\"");
        if (kind is not null)
        {
            words.Add($"\"xqkind{kind}\"");
        }

        await using var reader = await store.Engine.OpenReader(cancel);
        return (await reader.QueryAsync<long>(new CommandDefinition(
            "SELECT rowid FROM platform_search WHERE platform_search MATCH @match ORDER BY rowid DESC LIMIT @most",
            new { match = string.Join(' ', words), most },
            cancellationToken: cancel))).AsList();
    }
}
