using Dapper;
using Townline.Platform.Search;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>FTS5 without stored text (the rows themselves have it) over the words of <see cref="SearchWords"/>; row ids are our ids, so "newest first" is the index's own order.</summary>
internal sealed class SqliteSearch(Store store) : ISearch
{
    private static readonly InsertInto Add = InsertInto.Statement("INSERT INTO platform_search (rowid, text) VALUES (@p0, @p1)", 2);
    private static readonly InsertInto Delete = InsertInto.Statement("DELETE FROM platform_search WHERE rowid = @p0", 1);

    public void Put(Unit unit, long id, string kind, string text, bool isNew = false)
    {
        if (!isNew)
        {
            Remove(unit, id);
        }

        unit.Insert(Add, id, SearchWords.Filed(unit.TenantId, kind, text));
    }

    public void PutAll(Unit unit, string kind, IReadOnlyCollection<(long Id, string Text)> texts)
    {
        foreach (var (id, text) in texts)
        {
            Put(unit, id, kind, text, isNew: true);
        }
    }

    public void Remove(Unit unit, long id) => unit.Insert(Delete, id);

    public async Task<IReadOnlyList<long>> Find(int tenantId, string text, string? kind, int most, CancellationToken cancel)
    {
        var asked = SearchWords.Asked(text);
        if (asked.Count == 0)
        {
            return [];
        }

        IEnumerable<string> filed = kind is null ? [SearchWords.Town(tenantId)] : [SearchWords.Town(tenantId), SearchWords.Kind(kind)];
        var match = string.Join(' ', filed.Concat(asked).Select(word => $"\"{word}\"")) + "*";
        await using var reader = await store.Engine.OpenReader(cancel);
        return (await reader.QueryAsync<long>(new CommandDefinition(
            "SELECT rowid FROM platform_search WHERE platform_search MATCH @match ORDER BY rowid DESC LIMIT @most",
            new { match, most },
            cancellationToken: cancel))).AsList();
    }
}
