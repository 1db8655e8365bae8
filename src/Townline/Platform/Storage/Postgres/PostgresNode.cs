using Dapper;
using Npgsql;

namespace Townline.Platform.Storage.Postgres;

/// <summary>This process's node number for <see cref="Ids"/>: a session advisory lock, free again when the process is gone.</summary>
internal sealed class PostgresNode : IAsyncDisposable
{
    /// <summary>First half of the advisory locks that nodes hold.</summary>
    internal const int LockClass = 0x746F776E; // "town"
    private readonly NpgsqlConnection _session;

    private PostgresNode(NpgsqlConnection session, int number) => (_session, Number) = (session, number);

    public int Number { get; }

    public static async Task<PostgresNode> Take(NpgsqlDataSource source, CancellationToken cancel)
    {
        var session = await source.OpenConnectionAsync(cancel);
        for (var number = 0; number <= Ids.MaxNode; number++)
        {
            if (await session.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_lock(@LockClass, @number)", new { LockClass, number }))
            {
                return new PostgresNode(session, number);
            }
        }

        await session.DisposeAsync();
        throw new StorageRefusedException($"All {Ids.MaxNode + 1} node numbers of this database are in use.");
    }

    public async ValueTask DisposeAsync() => await _session.DisposeAsync();
}
