using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Outbox;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>One file on one machine: readers from a pool, all writes through the <see cref="SqliteGate"/>.</summary>
internal sealed class SqliteEngine(StorageOptions options) : IEngine
{
    private readonly SqliteConnections _connections = new(options);
    private readonly SqliteStatements _statements = new();
    private SqliteGate? _gate;
    private SqliteCheckpoints? _checkpoints;
    private NodeLease? _node;

    public string Name => "sqlite";

    public event Action? Woken;

    public string EventsAfter =>
        """
        SELECT e.seq AS cursor, e.* FROM platform_event e
        WHERE e.seq > @after AND e.seq <= @horizon AND (@tenant = 0 OR e.tenant_id = @tenant)
        ORDER BY e.seq LIMIT @most
        """;

    public Task Open(CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(options.DataFolder);
            _node = NodeLease.Take(options.DataFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageRefusedException($"The data folder {options.DataFolder} cannot be written; give this user write access or choose another with --data.", error);
        }

        Ids.UseNode(_node.Number);
        try
        {
            using var writer = _connections.OpenWriter();
            SqliteConnections.Execute(writer, "SELECT count(*) FROM sqlite_schema");
        }
        catch (SqliteException error)
        {
            throw new StorageRefusedException($"The database {options.SqliteFile} cannot be used: {SqliteErrors.Sentence(error)}", error);
        }

        _gate = new SqliteGate(_connections.OpenWriter);
        _checkpoints = new SqliteCheckpoints(_connections);
        return Task.CompletedTask;
    }

    public async Task<DbConnection> OpenReader(CancellationToken cancel) => await _connections.OpenReader(cancel);

    public async Task<DbConnection> OpenSnapshot(CancellationToken cancel)
    {
        var connection = await _connections.OpenReader(cancel);

        // The connection ends it when it is closed. The first read fixes the moment.
        connection.BeginTransaction(System.Data.IsolationLevel.Serializable, deferred: true);
        await connection.ExecuteScalarAsync<int>("SELECT max(version) FROM platform_schema");
        return connection;
    }

    public string RowAddress => "rowid";

    public string InByteOrder(string column) => column;

    public void Configure(DbContextOptionsBuilder builder, DbConnection? connection = null)
    {
        if (connection is null)
        {
            builder.UseSqlite(_connections.ReaderString).AddInterceptors(_connections);
        }
        else
        {
            // EF Core registers its functions, which SQLite refuses while a statement runs, and the text index keeps one of its own
            // open until a savepoint: without this a unit could not use EF Core after another in the same group.
            SqliteConnections.Execute((SqliteConnection)connection, "SAVEPOINT context; RELEASE context");
            builder.UseSqlite(connection);
        }
    }

    public Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel) =>
        (_gate ?? throw new InvalidOperationException("Open the engine first.")).Run((connection, transaction) => work(connection, transaction), cancel);

    public bool OthersWrite() => _node?.OthersAreThere() == true;

    public Task Send(DbConnection connection, DbTransaction transaction, IReadOnlyList<BufferedInsert> inserts)
    {
        _statements.Run((SqliteConnection)connection, inserts);
        return Task.CompletedTask;
    }

    public Task<long?> Find(DbConnection connection, DbTransaction transaction, InsertInto query, object?[] values) =>
        Task.FromResult(_statements.Find((SqliteConnection)connection, query, values));

    public async Task UnderMigrationLock(Func<DbConnection, Task> work, CancellationToken cancel)
    {
        using var connection = _connections.OpenWriter();
        SqliteConnections.Execute(connection, "BEGIN IMMEDIATE");
        await work(connection);
        await SqliteStatistics.Write(connection);
        SqliteConnections.Execute(connection, "COMMIT");
    }

    public Task<IReadOnlyList<OutboxRow>> ClaimOutbox(DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken cancel) =>
        Write(
            async (connection, transaction) => (IReadOnlyList<OutboxRow>)(await connection.QueryAsync<OutboxRow>(
                OutboxSql.Claim(""),
                new { now = now.ToUnixTimeMilliseconds(), leaseUntil = leaseUntil.ToUnixTimeMilliseconds(), most },
                transaction)).AsList(),
            cancel);

    public async Task<string?> Damage(CancellationToken cancel)
    {
        using var connection = await OpenReader(cancel);
        var found = await connection.ExecuteScalarAsync<string>("PRAGMA quick_check(1)");
        return found == "ok" ? null : found;
    }

    public async Task<EventHorizon> EventHorizon(CancellationToken cancel)
    {
        using var connection = await OpenReader(cancel);
        return new EventHorizon(await connection.ExecuteScalarAsync<long>("SELECT coalesce(max(seq), 0) FROM platform_event"), true);
    }

    public int CounterSlot(DbConnection connection) => 0;

    public bool IsDuplicateKey(Exception error) => SqliteErrors.InChain(error) is { } sqlite && SqliteErrors.IsDuplicateKey(sqlite);

    public void Wake() => Woken?.Invoke();

    public async ValueTask DisposeAsync()
    {
        if (_checkpoints is not null)
        {
            await _checkpoints.DisposeAsync();
        }

        if (_gate is not null)
        {
            await _gate.DisposeAsync();
        }

        _statements.Dispose();

        using (var pooled = new SqliteConnection(_connections.ReaderString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        _node?.Dispose();
    }
}
