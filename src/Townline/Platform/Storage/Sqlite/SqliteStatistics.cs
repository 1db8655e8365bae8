using Dapper;
using Microsoft.Data.Sqlite;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>
/// Tells SQLite's planner how large tables are: the same numbers in every town, so that a query runs in a city as it was tried in a village. Left
/// alone it takes a town for ten rows, and goes through all of one when it is asked for forty by their ids. ADR 0120;
/// https://www.sqlite.org/lang_analyze.html, "fixed results of ANALYZE".
/// </summary>
internal static class SqliteStatistics
{
    private const long Rows = 1_000_000;

    /// <summary>What a partial index is written for is few, such as what is open.</summary>
    private const long PartialRows = 50_000;

    /// <summary>One row in so many is of the town that asks: most of a small table is still better found by its index than by going through what other towns have.</summary>
    private const long Towns = 4;

    /// <summary>Rows that each further column leaves, as SQLite supposes by itself.</summary>
    private static readonly long[] Supposed = [10, 9, 8, 7, 6, 5];

    private sealed class IndexColumn
    {
        public required string TableName { get; init; }
        public required string IndexName { get; init; }
        public long IsUnique { get; init; }
        public long IsPartial { get; init; }
        public string? ColumnName { get; init; }
    }

    /// <summary>Writes what is not there yet. Connections that are opened afterwards go by it.</summary>
    public static async Task Write(SqliteConnection connection)
    {
        var wanted = await Wanted(connection);

        // The only way to make the table; this one has a row for each migration.
        await connection.ExecuteAsync("ANALYZE platform_schema");
        var known = (await connection.QueryAsync<(string, string)>("SELECT idx, stat FROM sqlite_stat1 WHERE idx IS NOT NULL")).ToHashSet();
        if (known.SetEquals(wanted.Select(each => (each.IndexName, each.Stat))))
        {
            return;
        }

        await connection.ExecuteAsync("DELETE FROM sqlite_stat1");
        await connection.ExecuteAsync("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (@TableName, @IndexName, @Stat)", wanted.Select(each => new { each.TableName, each.IndexName, each.Stat }));
    }

    private static async Task<List<(string TableName, string IndexName, string Stat)>> Wanted(SqliteConnection connection)
    {
        var columns = await connection.QueryAsync<IndexColumn>(
            """
            SELECT t.name AS TableName, i.name AS IndexName, i."unique" AS IsUnique, i.partial AS IsPartial, c.name AS ColumnName
            FROM pragma_table_list t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
            WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'
            ORDER BY t.name, i.name, c.seqno
            """);
        return [.. columns.GroupBy(column => (column.TableName, column.IndexName)).Select(index => (index.Key.TableName, index.Key.IndexName, Stat([.. index])))];
    }

    /// <summary>Rows in all, then for each column how many there are with the same values up to it.</summary>
    private static string Stat(IReadOnlyList<IndexColumn> columns)
    {
        var rows = columns[0].IsPartial != 0 ? PartialRows : Rows;
        var ofTown = columns[0].ColumnName == "tenant_id" ? 1 : 0;
        var left = columns.Select((_, place) => place < ofTown ? rows / Towns : Supposed[Math.Min(place - ofTown, Supposed.Length - 1)]).ToArray();
        if (columns[0].IsUnique != 0)
        {
            left[^1] = 1;
        }

        return string.Join(' ', left.Prepend(rows));
    }
}
