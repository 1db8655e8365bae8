using System.Collections.Concurrent;
using Dapper;
using Townline.Platform.Search;

namespace Townline.Platform.Storage.Postgres;

/// <summary>A tsvector per text under a GIN index, without word forms ("simple"), since texts come in many languages.</summary>
internal sealed class PostgresSearch(Store store) : ISearch
{
    private static readonly InsertInto Upsert = InsertInto.Statement(
        """
        INSERT INTO platform_search (id, tenant_id, words) VALUES (@p0, @p1, to_tsvector('simple', @p2))
        ON CONFLICT (id) DO UPDATE SET words = excluded.words
        """,
        3);

    /// <summary>A tsvector holds at most 1 MB; so many letters of a text are enough to find it.</summary>
    private const int Longest = 100_000;

    private static readonly InsertInto Delete = InsertInto.Statement("DELETE FROM platform_search WHERE id = @p0", 1);

    private readonly ConcurrentDictionary<string, InsertInto> _bulk = new();

    public void Put(Unit unit, long id, string kind, string text, bool isNew = false) =>
        unit.Insert(Upsert, id, unit.TenantId, $"{SearchTerms.Scope(unit.TenantId, kind)} {SearchWords.Of(Shortened(text))}");

    public void PutAll(Unit unit, string kind, string select, params object?[] values) =>
        unit.Insert(
            _bulk.GetOrAdd(
                select,
                text => InsertInto.Statement(
                    $"""
                    INSERT INTO platform_search (id, tenant_id, words)
                    SELECT id, @p{values.Length}, platform_words(@p{values.Length + 1} || left(text, {Longest})) FROM ({text}) AS found
                    """,
                    values.Length + 2)),
            [.. values, unit.TenantId, $"{SearchTerms.Scope(unit.TenantId, kind)} "]);

    public void Remove(Unit unit, long id) => unit.Insert(Delete, id);

    public async Task<IReadOnlyList<long>> Find(int tenantId, string text, string? kind, int most, CancellationToken cancel)
    {
        var terms = SearchTerms.Of(SearchWords.Of(text));
        if (terms.Count == 0)
        {
            return [];
        }

        var words = terms.Select(term => $"'{term}'").ToList();
        words[^1] += ":*";
        words.Add($"'xqtenant{tenantId}'");
        if (kind is not null)
        {
            words.Add($"'xqkind{kind}'");
        }

        await using var reader = await store.Engine.OpenReader(cancel);
        return (await reader.QueryAsync<long>(new CommandDefinition(
            "SELECT id FROM platform_search WHERE words @@ to_tsquery('simple', @query) ORDER BY id DESC LIMIT @most",
            new { query = string.Join(" & ", words), most },
            cancellationToken: cancel))).AsList();
    }

    private static string Shortened(string text) => text.Length <= Longest ? text : text[..Longest];
}
