using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>
/// The write gate: one thread owns the writing connection. Waiting units run one after another inside one transaction, and one fsync
/// makes them all durable (group commit). When one of them fails, the group is rolled back and run again with a savepoint around each
/// unit, so that only what failed is undone: savepoints cost every unit a copy of the pages it touches, and few units fail.
/// </summary>
internal sealed class SqliteGate : IAsyncDisposable
{
    private const int MostUnitsInAGroup = 64;
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(10);

    private readonly Channel<Job> _waiting = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<SqliteConnection> _open;
    private readonly Thread _thread;
    private SqliteConnection? _connection;

    public SqliteGate(Func<SqliteConnection> open)
    {
        _open = open;
        _thread = new Thread(Run) { Name = "write gate", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Queues a unit; completes when the group that holds it is durable.</summary>
    public Task<T> Run<T>(Func<SqliteConnection, SqliteTransaction, Task<T>> work, CancellationToken cancel)
    {
        var job = new Job<T>(work, cancel);
        return _waiting.Writer.TryWrite(job) ? job.Result : throw new StorageUnavailableException("Townline is shutting down.");
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.Run(_thread.Join);
        _connection?.Dispose();
    }

    private void Run()
    {
        var group = new List<Job>(MostUnitsInAGroup);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            if (!_waiting.Reader.TryRead(out var first) || first.Abandoned)
            {
                continue;
            }

            // In the group before anything can fail, so that it is told when the file cannot even be opened.
            group.Add(first);
            try
            {
                RunGroup(group);
            }
            catch (Exception error)
            {
                var told = Describe(error);
                group.ForEach(job => job.Fail(told));
                Reopen();
                continue;
            }

            group.ForEach(job => job.Succeed());
        }
    }

    private void RunGroup(List<Job> group)
    {
        _connection ??= _open();
        if (!RunTogether(group, _connection))
        {
            RunApart(group, _connection);
        }
    }

    /// <returns>False when a unit failed; nothing of the group is written then.</returns>
    private bool RunTogether(List<Job> group, SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var started = Stopwatch.GetTimestamp();
        var job = group[0];
        while (job.Run(connection, transaction))
        {
            if (group.Count == MostUnitsInAGroup || Stopwatch.GetElapsedTime(started) > LongestGroup || !TryNext(out job))
            {
                transaction.Commit();
                return true;
            }

            group.Add(job);
        }

        job.ThrowIfTheTransactionIsLost();
        transaction.Rollback();
        return false;
    }

    private bool TryNext([NotNullWhen(true)] out Job? job)
    {
        while (_waiting.Reader.TryRead(out job))
        {
            if (!job.Abandoned)
            {
                return true;
            }
        }

        return false;
    }

    private static void RunApart(List<Job> group, SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var job in group)
        {
            transaction.Save("unit");
            if (!job.Run(connection, transaction))
            {
                job.ThrowIfTheTransactionIsLost();
                transaction.Rollback("unit");
            }

            transaction.Release("unit");
        }

        transaction.Commit();
    }

    private void Reopen()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static Exception Describe(Exception error) => error is SqliteException sqlite
        ? new StorageUnavailableException(SqliteErrors.Sentence(sqlite), error)
        : error;

    private abstract class Job(CancellationToken cancel)
    {
        public bool Abandoned => cancel.IsCancellationRequested && Abandon();

        public Exception? Error { get; protected set; }

        /// <summary>Disk full, I/O error: SQLite may have rolled the whole transaction back, so the group cannot go on.</summary>
        public void ThrowIfTheTransactionIsLost()
        {
            if (Error is { } error && SqliteErrors.InChain(error) is { } sqlite && SqliteErrors.IsUnavailable(sqlite))
            {
                throw error;
            }
        }

        public abstract bool Run(SqliteConnection connection, SqliteTransaction transaction);

        public abstract void Succeed();

        public abstract void Fail(Exception error);

        protected abstract bool Abandon();
    }

    private sealed class Job<T>(Func<SqliteConnection, SqliteTransaction, Task<T>> work, CancellationToken cancel) : Job(cancel)
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationToken _cancel = cancel;
        private T? _value;

        public Task<T> Result => _done.Task;

        public override bool Run(SqliteConnection connection, SqliteTransaction transaction)
        {
            Error = null;
            try
            {
                // SQLite has no asynchronous calls, so this completes on this thread.
                _value = work(connection, transaction).GetAwaiter().GetResult();
                return true;
            }
            catch (Exception error)
            {
                Error = error;
                return false;
            }
        }

        public override void Succeed()
        {
            if (Error is null)
            {
                _done.TrySetResult(_value!);
            }
            else
            {
                _done.TrySetException(Error);
            }
        }

        public override void Fail(Exception error) => _done.TrySetException(error);

        protected override bool Abandon() => _done.TrySetCanceled(_cancel);
    }
}
