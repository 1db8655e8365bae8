using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Outbox;

namespace Townline.Platform.Storage;

/// <summary>
/// What differs between SQLite and PostgreSQL. One implementation per engine, in its own folder; nothing outside those two
/// folders and the migrations knows which engine runs.
/// </summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>"sqlite" or "postgres": for logs, health and the folder of migrations.</summary>
    string Name { get; }

    /// <summary>Takes the process-wide means (node number, writer) and checks that the place can be written.</summary>
    /// <exception cref="StorageRefusedException">The folder is read-only, the server unreachable…: one clear sentence.</exception>
    Task Open(CancellationToken cancel);

    /// <summary>A connection for reading, opened; the caller disposes it.</summary>
    Task<DbConnection> OpenReader(CancellationToken cancel);

    /// <summary>A connection on which all reading sees one moment, however long it lasts and whoever writes meanwhile. The caller disposes it.</summary>
    Task<DbConnection> OpenSnapshot(CancellationToken cancel);

    /// <summary>A text column of an ORDER BY so that both engines sort it alike, by the bytes of its UTF-8.</summary>
    string InByteOrder(string column);

    /// <summary>The name that the engine itself has for a row, for deleting some of many.</summary>
    string RowAddress { get; }

    /// <summary>Points an EF Core context at this engine: at <paramref name="connection"/>, or at a pooled reader when null.</summary>
    void Configure(DbContextOptionsBuilder options, DbConnection? connection = null);

    /// <summary>
    /// Runs one unit of work in a transaction and returns when it is durable. <paramref name="work"/> may run again after a
    /// conflict, so it does nothing but database work.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Disk full or database gone: nothing was written, try again later.</exception>
    Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel);

    /// <summary>
    /// Does another process write to the same storage in a way that it has to wait for each of our units? Never on PostgreSQL. For long
    /// work, to leave gaps.
    /// </summary>
    bool OthersWrite();

    /// <summary>Sends the buffered inserts of a unit, in order, as cheaply as the engine can.</summary>
    Task Send(DbConnection connection, DbTransaction transaction, IReadOnlyList<BufferedInsert> inserts);

    /// <summary>Runs a prepared SELECT of one whole number; null when it finds no row.</summary>
    Task<long?> Find(DbConnection connection, DbTransaction transaction, InsertInto query, object?[] values);

    /// <summary>Runs the migrations while no other process can, from <paramref name="current"/> given by the callback.</summary>
    Task UnderMigrationLock(Func<DbConnection, Task> work, CancellationToken cancel);

    /// <summary>Claims due outbox rows for this process until <paramref name="leaseUntil"/>; never two rows of one order key.</summary>
    Task<IReadOnlyList<OutboxRow>> ClaimOutbox(DateTimeOffset now, DateTimeOffset leaseUntil, int most, CancellationToken cancel);

    /// <summary>What the engine finds damaged when it looks through the database; null when it is whole, or when the engine sees to that itself.</summary>
    Task<string?> Damage(CancellationToken cancel);

    /// <summary>Position in the event log before which everything is committed and visible, for <see cref="EventsAfter"/>.</summary>
    Task<EventHorizon> EventHorizon(CancellationToken cancel);

    /// <summary>SQL that selects events of cursor above @after up to @horizon in commit order, of @tenant or, when that is 0, of all: columns cursor, seq and the rest of platform_event.</summary>
    string EventsAfter { get; }

    /// <summary>Number of counter slots that writers spread over, and the slot for this connection.</summary>
    int CounterSlot(DbConnection connection);

    /// <summary>Is this a duplicate key, so that the unit may look again and find what is there?</summary>
    bool IsDuplicateKey(Exception error);

    /// <summary>Wakes sleeping dispatchers and live tails of other processes, if the engine can; polling is the truth.</summary>
    void Wake();

    /// <summary>Raised when another process (or this one) committed something worth looking at.</summary>
    event Action? Woken;
}

/// <summary>How far the event log can be read without leaving a gap.</summary>
/// <param name="Cursor">Everything up to it is committed and visible.</param>
/// <param name="IsWhole">Nothing is being written: what is not behind the cursor has not begun yet. Otherwise nobody may say when the cursor can go on.</param>
internal readonly record struct EventHorizon(long Cursor, bool IsWhole);
