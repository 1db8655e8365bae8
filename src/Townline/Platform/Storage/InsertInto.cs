namespace Townline.Platform.Storage;

/// <summary>
/// A prepared INSERT that both engines understand, for the paths that write thousands of rows a second: made once, static.
/// </summary>
internal sealed class InsertInto
{
    /// <summary>Table and columns, in the order in which values are given.</summary>
    public InsertInto(string table, params string[] columns)
    {
        Table = table;
        Columns = columns;
        Sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
    }

    private InsertInto(string sql, int parameters)
    {
        Table = "";
        Columns = new string[parameters];
        Sql = sql;
    }

    /// <summary>A statement other than a plain INSERT (an upsert, a function of the engine) with parameters @p0, @p1, ….</summary>
    public static InsertInto Statement(string sql, int parameters) => new(sql, parameters);

    public string Table { get; }
    public IReadOnlyList<string> Columns { get; }
    public string Sql { get; }
}

/// <summary>One row waiting for the end of its unit. Values: null, bool, int, long, double, string, byte[] or DateTimeOffset (as unix ms).</summary>
internal readonly record struct BufferedInsert(InsertInto Into, object?[] Values);
