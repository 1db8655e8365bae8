using Microsoft.Data.Sqlite;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>Moves the write-ahead log into the database file beside the writer, so that no commit waits for it.</summary>
internal sealed class SqliteCheckpoints : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public SqliteCheckpoints(SqliteConnections connections) => _running = Task.Run(() => Run(connections));

    private async Task Run(SqliteConnections connections)
    {
        using var connection = connections.OpenWriter();
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                TryCheckpoint(connection);
            }
        }
        catch (OperationCanceledException)
        {
            // Shutting down: closing the last connection checkpoints the rest.
        }
    }

    private static void TryCheckpoint(SqliteConnection connection)
    {
        try
        {
            SqliteConnections.Execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (SqliteException error) when (SqliteErrors.IsUnavailable(error))
        {
            // Disk full or busy: the log simply stays longer, and writers report the real trouble. Tried again at the next tick.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
