using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>Opens connections with the pragmas this program stands on.</summary>
internal sealed class SqliteConnections(StorageOptions options) : DbConnectionInterceptor
{
    private const string Shared = "PRAGMA busy_timeout=20000; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; ";

    /// <summary>
    /// A reader forgets its pages whenever somebody has written: they come from the file that the system holds in memory, not by a copy each. Bytes; what lies
    /// beyond is read as without it.
    /// </summary>
    private const string Mapped = "PRAGMA mmap_size=17179869184;";

    /// <summary>Connection string of pooled readers.</summary>
    public string ReaderString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = options.SqliteFile,
        Cache = SqliteCacheMode.Private,
        DefaultTimeout = 30,
        Pooling = true,
    }.ToString();

    private readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    private readonly string _writerString = new SqliteConnectionStringBuilder
    {
        DataSource = options.SqliteFile,
        Cache = SqliteCacheMode.Private,
        DefaultTimeout = 30,
        Pooling = false,
    }.ToString();

    /// <summary>The writer: WAL, FULL (each commit reaches the disk), a page cache that grows to 256 MB where a town writes all over a large file. Checkpoints run beside it, so its own come late.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(_writerString);
        connection.Open();
        Execute(connection, Shared + "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-262144; PRAGMA wal_autocheckpoint=16000;");
        return connection;
    }

    public async Task<SqliteConnection> OpenReader(CancellationToken cancel)
    {
        var connection = new SqliteConnection(ReaderString);
        await connection.OpenAsync(cancel);
        Prepare(connection);
        return connection;
    }

    /// <summary>EF Core opened a pooled reader.</summary>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    /// <summary>Once for each connection to the file; the pool hands the same one out again and again.</summary>
    private void Prepare(SqliteConnection connection)
    {
        if (connection.Handle is { } handle && _prepared.TryAdd(handle, this))
        {
            Execute(connection, Shared + Mapped);
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
