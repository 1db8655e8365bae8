using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Townline.Platform.Outbox;

namespace Townline.Platform.Storage.Postgres;

/// <summary>One database for any number of processes: each unit in its own transaction, run again after a conflict.</summary>
internal sealed class PostgresEngine : IEngine
{
    /// <summary>Advisory lock of whoever changes the schema; its first half is <see cref="PostgresNode.LockClass"/>.</summary>
    internal const long MigrationLock = 0x746F776E6C696E65; // "townline"
    private const int MostAttempts = 8;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _sessions;
    private PostgresNode? _node;
    private PostgresWakeUp? _wakeUp;

    public PostgresEngine(StorageOptions options)
    {
        var text = ConnectionText.Read(options.PostgresConnection);
        (text.MaxAutoPrepare, text.AutoPrepareMinUsages) = (200, 3);
        text.ApplicationName ??= "townline";

        // Nothing is set on a pooled connection that would have to be reset; what belongs to a session has one that ends with it.
        text.NoResetOnClose = true;
        _source = new NpgsqlDataSourceBuilder(text.ToString()).Build();
        text.Pooling = false;
        _sessions = new NpgsqlDataSourceBuilder(text.ToString()).Build();
    }

    public string Name => "postgres";

    public event Action? Woken;

    public string EventsAfter =>
        """
        SELECT e.tx AS cursor, e.* FROM platform_event e
        WHERE e.tx > @after AND e.tx <= @horizon AND (@tenant = 0 OR e.tenant_id = @tenant)
        ORDER BY e.tx, e.seq LIMIT @most
        """;

    public async Task Open(CancellationToken cancel)
    {
        try
        {
            _node = await PostgresNode.Take(_sessions, cancel);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            throw new StorageRefusedException($"PostgreSQL cannot be reached or refuses (TOWNLINE_DB): {error.Message}", error);
        }

        Ids.UseNode(_node.Number);
        _wakeUp = new PostgresWakeUp(_sessions, () => Woken?.Invoke());
    }

    public async Task<DbConnection> OpenReader(CancellationToken cancel) => await _source.OpenConnectionAsync(cancel);

    public async Task<DbConnection> OpenSnapshot(CancellationToken cancel)
    {
        var connection = await _source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        await connection.ExecuteScalarAsync<int>("SELECT max(version) FROM platform_schema");
        return connection;
    }

    public string RowAddress => "ctid";

    public string InByteOrder(string column) => $"{column} COLLATE \"C\"";

    public void Configure(DbContextOptionsBuilder builder, DbConnection? connection = null)
    {
        if (connection is null)
        {
            builder.UseNpgsql(_source);
        }
        else
        {
            builder.UseNpgsql(connection);
        }
    }

    public async Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(cancel);
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                var value = await work(connection, transaction);
                await transaction.CommitAsync(CancellationToken.None);
                return value;
            }
            catch (Exception error) when (attempt < MostAttempts && PostgresErrors.IsConflict(error))
            {
                await Task.Delay(Random.Shared.Next(2, 10 * attempt), cancel);
            }
            catch (Exception error) when (PostgresErrors.IsUnavailable(error))
            {
                throw new StorageUnavailableException("The database cannot be reached for now.", error);
            }
        }
    }

    public bool OthersWrite() => false;

    public async Task Send(DbConnection connection, DbTransaction transaction, IReadOnlyList<BufferedInsert> inserts)
    {
        if (inserts.Count == 0)
        {
            return;
        }

        var (postgres, current) = ((NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        foreach (var (start, count, copy) in PostgresCopy.Runs(inserts))
        {
            if (copy)
            {
                await PostgresCopy.Send(postgres, inserts, start, count);
            }
            else
            {
                await SendBatch(postgres, current, inserts, start, count);
            }
        }
    }

    public async Task<long?> Find(DbConnection connection, DbTransaction transaction, InsertInto query, object?[] values)
    {
        await using var command = new NpgsqlCommand(PositionalSql.Of(query), (NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        foreach (var value in values)
        {
            command.Parameters.Add(PositionalSql.Parameter(value));
        }

        return (long?)await command.ExecuteScalarAsync();
    }

    private static async Task SendBatch(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<BufferedInsert> inserts, int start, int count)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        for (var i = start; i < start + count; i++)
        {
            var (into, values) = inserts[i];
            var command = new NpgsqlBatchCommand(PositionalSql.Of(into));
            foreach (var value in values)
            {
                command.Parameters.Add(PositionalSql.Parameter(value));
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    public async Task UnderMigrationLock(Func<DbConnection, Task> work, CancellationToken cancel)
    {
        await using (var session = await _sessions.OpenConnectionAsync(cancel))
        {
            await session.ExecuteAsync("SELECT pg_advisory_lock(@MigrationLock)", new { MigrationLock });
            await using var transaction = await session.BeginTransactionAsync(cancel);
            await work(session);
            await transaction.CommitAsync(cancel);
        }

        await using var pooled = await _source.OpenConnectionAsync(cancel);
        await pooled.ReloadTypesAsync(cancel);
    }

    public Task<IReadOnlyList<OutboxRow>> ClaimOutbox(DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken cancel) =>
        Write(
            async (connection, transaction) => (IReadOnlyList<OutboxRow>)(await connection.QueryAsync<OutboxRow>(
                OutboxSql.Claim("FOR UPDATE SKIP LOCKED"),
                new { now = now.ToUnixTimeMilliseconds(), leaseUntil = leaseUntil.ToUnixTimeMilliseconds(), most },
                transaction)).AsList(),
            cancel);

    /// <summary>PostgreSQL checks each page it reads, and its operators have its own tools for more.</summary>
    public Task<string?> Damage(CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>Transactions below the oldest running one are all over, so nothing can appear behind a cursor that stays below it.</summary>
    public async Task<EventHorizon> EventHorizon(CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        var (oldest, next) = await connection.QuerySingleAsync<(long, long)>("SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint FROM pg_current_snapshot() s");
        return new EventHorizon(oldest - 1, oldest == next);
    }

    public int CounterSlot(DbConnection connection) => ((NpgsqlConnection)connection).ProcessID % 64;

    public bool IsDuplicateKey(Exception error) => PostgresErrors.IsDuplicateKey(error);

    public void Wake()
    {
        Woken?.Invoke();
        _wakeUp?.Notify();
    }

    public async ValueTask DisposeAsync()
    {
        if (_wakeUp is not null)
        {
            await _wakeUp.DisposeAsync();
        }

        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        await _source.DisposeAsync();
        await _sessions.DisposeAsync();
    }
}
