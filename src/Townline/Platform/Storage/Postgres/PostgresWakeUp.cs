using System.Threading.Channels;
using Dapper;
using Npgsql;

namespace Townline.Platform.Storage.Postgres;

/// <summary>
/// NOTIFY and LISTEN as a wake-up between processes: batched, outside the business transactions, and never relied upon, since
/// everyone polls as well.
/// </summary>
internal sealed class PostgresWakeUp : IAsyncDisposable
{
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public PostgresWakeUp(NpgsqlDataSource source, Action woken) =>
        _running = Task.WhenAll(KeepOn(() => Listen(source, woken)), KeepOn(() => Tell(source)));

    public void Notify() => _asked.Writer.TryWrite(true);

    private async Task Listen(NpgsqlDataSource source, Action woken)
    {
        await using var connection = await source.OpenConnectionAsync(_stop.Token);
        connection.Notification += (_, _) => woken();
        await connection.ExecuteAsync("LISTEN townline");
        while (true)
        {
            await connection.WaitAsync(_stop.Token);
        }
    }

    private async Task Tell(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync(_stop.Token);
        while (await _asked.Reader.ReadAsync(_stop.Token))
        {
            await connection.ExecuteAsync("NOTIFY townline");
            await Task.Delay(Batch, _stop.Token);
        }
    }

    private async Task KeepOn(Func<Task> work)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or IOException)
            {
                // The server went away; polling carries on, and so do we once it is back.
                await Task.WhenAny(Task.Delay(Pause, _stop.Token));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
