using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Townline.Platform.Storage;
using Townline.Platform.Storage.Postgres;
using Townline.Platform.Storage.Sqlite;

namespace Townline.Bench.Intake;

/// <summary>The same rows with the same durability, written by a loop that does nothing else: what the engine itself can do.</summary>
internal static class BareLoops
{
    private static readonly InsertInto SqliteSearch = InsertInto.Statement("INSERT INTO platform_search (rowid, text) VALUES (@p0, @p1)", 2);
    private static readonly InsertInto SqlitePlace = InsertInto.Statement(
        "INSERT INTO platform_place (id, south, north, west, east, at, at_end, layer, layer_end) VALUES (@p0, @p1, @p1, @p2, @p2, 0.2, 0.2, @p3, @p3 + 0.5)", 4);
    private static readonly InsertInto PostgresSearch = InsertInto.Statement(
        "INSERT INTO platform_search (id, tenant_id, words) VALUES (@p0, 1, to_tsvector('simple', @p1))", 2);
    private static readonly InsertInto PostgresPlace = InsertInto.Statement(
        "INSERT INTO platform_place (id, tenant_id, layer, spot, at, past) VALUES (@p0, 1, 1, point(@p1, @p2), 29000000, 0)", 3);

    /// <summary>One connection, prepared statements, synchronous=FULL, so many reports to a commit.</summary>
    /// <returns>Reports a second.</returns>
    public static async Task<double> Sqlite(StorageOptions options, TimeSpan length, int reportsToACommit)
    {
        await using var engine = new SqliteEngine(options);
        await engine.Open(CancellationToken.None);
        await new Migrator(engine, TimeProvider.System).Run(CancellationToken.None);
        using var connection = new SqliteConnections(options).OpenWriter();
        var clock = Stopwatch.StartNew();
        var number = 0;
        while (clock.Elapsed < length)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            for (var i = 0; i < reportsToACommit; i++)
            {
                await engine.Send(connection, transaction, IntakeRows.Of(++number, 0, SqliteSearch, SqlitePlace, [0L, ""], [0L, 41.5, -81.6, 9L]));
            }

            transaction.Commit();
        }

        return number / clock.Elapsed.TotalSeconds;
    }

    /// <summary>32 connections, each report a transaction of its own sent as one batch.</summary>
    /// <inheritdoc cref="Sqlite"/>
    public static async Task<double> Postgres(StorageOptions options, TimeSpan length)
    {
        await using var engine = new PostgresEngine(options);
        await engine.Open(CancellationToken.None);
        await new Migrator(engine, TimeProvider.System).Run(CancellationToken.None);
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, 32).Select(slot => Task.Run(async () =>
        {
            var number = 0;
            while (clock.Elapsed < length)
            {
                await engine.Write(
                    async (connection, transaction) =>
                    {
                        await engine.Send(connection, transaction, IntakeRows.Of(++number, slot, PostgresSearch, PostgresPlace, [0L, ""], [0L, -81.6, 41.5]));
                        return true;
                    },
                    CancellationToken.None);
            }

            return number;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }
}
