using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Caching.Memory;
using Townline.Platform.Search;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>FTS5 without stored text (the rows themselves have it) over the words of <see cref="SearchWords"/>; row ids are our ids, so "newest first" is the index's own order.</summary>
internal sealed class SqliteSearch(Store store) : ISearch, IDisposable
{
    /// <summary>Of all words that begin as the last one does, the first so many of the alphabet are looked for.</summary>
    private const int MostWords = 200;

    /// <summary>A word that nobody has written before is found by its beginning so much later at most; by itself at once.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(20);

    private static readonly InsertInto Add = InsertInto.Statement("INSERT INTO platform_search (rowid, text) VALUES (@p0, @p1)", 2);
    private static readonly InsertInto Delete = InsertInto.Statement("DELETE FROM platform_search WHERE rowid = @p0", 1);

    // Going through the vocabulary counts the texts of each word; a word that is being typed is asked for again and again.
    private readonly MemoryCache _words = new(new MemoryCacheOptions { SizeLimit = 2_000 });

    public void Put(Unit unit, long id, SearchKind kind, string text, bool isNew = false)
    {
        if (!isNew)
        {
            Remove(unit, id);
        }

        unit.Insert(Add, id, SearchWords.Filed(unit.TenantId, kind, text));
    }

    public void PutAll(Unit unit, SearchKind kind, IReadOnlyCollection<(long Id, string Text)> texts)
    {
        foreach (var (id, text) in texts)
        {
            Put(unit, id, kind, text, isNew: true);
        }
    }

    public void Remove(Unit unit, long id) => unit.Insert(Delete, id);

    public async Task<IReadOnlyList<long>> Find(int tenantId, string text, SearchKind kind, int most, CancellationToken cancel)
    {
        var scope = SearchWords.Scope(tenantId, kind);
        var asked = SearchWords.Asked(text).Select(word => scope + word).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var others = asked.SkipLast(1).Select(Quoted).ToList();
        await using var reader = await store.Engine.OpenReader(cancel);
        var whole = await Match(reader, [.. others, Quoted(asked[^1])], most, cancel);
        if (whole.Count >= most)
        {
            return whole;
        }

        // Read as a beginning by the index itself, a common word costs as long as all its texts take to sort.
        var longer = (await WordsFrom(reader, asked[^1], cancel)).Where(word => word != asked[^1]).ToList();
        return longer.Count == 0 ? whole : await Match(reader, [.. others, $"({string.Join(" OR ", longer.Append(asked[^1]).Select(Quoted))})"], most, cancel);
    }

    private static string Quoted(string word) => $"\"{word}\"";

    private static async Task<IReadOnlyList<long>> Match(DbConnection reader, IEnumerable<string> all, int most, CancellationToken cancel) =>
        (await reader.QueryAsync<long>(new CommandDefinition(
            "SELECT rowid FROM platform_search WHERE platform_search MATCH @match ORDER BY rowid DESC LIMIT @most",
            new { match = string.Join(" AND ", all), most },
            cancellationToken: cancel))).AsList();

    private async Task<IReadOnlyList<string>> WordsFrom(DbConnection reader, string beginning, CancellationToken cancel)
    {
        if (_words.TryGetValue(beginning, out IReadOnlyList<string>? known))
        {
            return known!;
        }

        var words = (await reader.QueryAsync<string>(new CommandDefinition(
            "SELECT term FROM platform_search_word WHERE term >= @beginning AND term < @end LIMIT @MostWords",
            new { beginning, end = beginning + "\U0010FFFF", MostWords },
            cancellationToken: cancel))).AsList();
        return _words.Set(beginning, words, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeptFor });
    }

    public void Dispose() => _words.Dispose();
}
