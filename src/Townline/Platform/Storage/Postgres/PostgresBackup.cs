using Dapper;
using Npgsql;

namespace Townline.Platform.Storage.Postgres;

/// <summary>
/// PostgreSQL's own pg_dump, and pg_restore into one transaction that first drops what is there. Its COMMIT is the last word we say:
/// psql's own --single-transaction also commits when it was cut off, as it cannot tell that from the end. The transaction holds the lock of migrations,
/// so that whoever opens the database waits until the server has ended what a killed restore left running.
/// </summary>
internal sealed class PostgresBackup(StorageOptions options) : IDatabaseBackup
{
    private const int Looks = 6;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private static readonly string Fresh = $"DO $$BEGIN PERFORM pg_advisory_xact_lock({PostgresEngine.MigrationLock}); END$$; DROP SCHEMA public CASCADE; CREATE SCHEMA public;";
    private readonly PostgresPrograms _programs = new(ConnectionText.Read(options.PostgresConnection));

    public string Engine => "postgres";

    public string Place => "the database";

    public string FileName => "townline.dump";

    public Task Write(string file, Action<double> progress, CancellationToken cancel) =>
        _programs.Run(cancel, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", $"--file={file}");

    public async Task<IReadOnlyList<string>> TownsInTheWay(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(options.PostgresConnection);
        try
        {
            await connection.OpenAsync(cancel);
        }
        catch (NpgsqlException error)
        {
            throw new StorageRefusedException($"PostgreSQL cannot be reached or refuses (TOWNLINE_DB): {error.Message}", error);
        }

        // The server notices a moment later that a program has ended.
        for (var look = 1; await IsUsed(connection); look++)
        {
            if (look == Looks)
            {
                throw new StorageRefusedException("A server or another command uses this database now; stop it first.");
            }

            await Task.Delay(BetweenLooks, cancel);
        }

        var isThere = await connection.ExecuteScalarAsync<bool>("SELECT to_regclass('public.platform_tenant') IS NOT NULL");
        return isThere ? (await connection.QueryAsync<string>("SELECT name FROM platform_tenant ORDER BY id")).AsList() : [];
    }

    /// <summary>The database cannot be looked at beside the old one: it is examined once it is there. PostgreSQL itself takes all of it or nothing.</summary>
    public async Task PutInPlace(string file, Func<StorageOptions, Task> examine, CancellationToken cancel)
    {
        await _programs.Pipe(
            ["pg_restore", "--no-owner", "--no-privileges", "--file=-", file],
            ["psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--command=BEGIN", $"--command={Fresh}", "--file=-"],
            "COMMIT;\n",
            cancel);
        await examine(options);
    }

    /// <summary>Does a program of ours hold its node number, or a migration or restore run? The lock of migrations is of the same class.</summary>
    private static Task<bool> IsUsed(NpgsqlConnection connection) => connection.ExecuteScalarAsync<bool>(
        """
        SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = @LockClass
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
        """,
        new { PostgresNode.LockClass });
}
