using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>SQLite's own online backup: pages of one moment, in steps, beside a writer that does not wait for it.</summary>
internal sealed class SqliteBackup(StorageOptions options) : IDatabaseBackup
{
    /// <summary>8 MB at a time; then it rests half as long as that took, so that the disk is there for others too.</summary>
    private const int PagesOfAStep = 2000;

    public string Engine => "sqlite";

    public string Place => options.DataFolder;

    public string FileName => "townline.db";

    public Task Write(string file, Action<double> progress, CancellationToken cancel)
    {
        if (options.IsNew)
        {
            throw new StorageRefusedException($"There is no database in {options.DataFolder}; name its folder with --data, or set TOWNLINE_DB.");
        }

        return Task.Run(
            () =>
            {
                Copy(file, progress, cancel);
                Fold(file);
                Demand(file, "PRAGMA quick_check(1)");
            },
            cancel);
    }

    public async Task<IReadOnlyList<string>> TownsInTheWay(CancellationToken cancel)
    {
        if (NodeLease.AnyHeld(options.DataFolder))
        {
            throw new StorageRefusedException($"A server or another command uses {options.DataFolder} now; stop it first.");
        }

        if (options.IsNew)
        {
            return [];
        }

        try
        {
            using var connection = Open(options.SqliteFile, SqliteOpenMode.ReadWrite);
            return (await connection.QueryAsync<string>("SELECT name FROM platform_tenant ORDER BY id")).AsList();
        }
        catch (SqliteException)
        {
            // Damaged, or no database of ours: it is not overwritten without a word either.
            return ["damaged"];
        }
    }

    public async Task PutInPlace(string file, Func<StorageOptions, Task> examine, CancellationToken cancel)
    {
        Directory.CreateDirectory(options.DataFolder);
        var staging = Path.Combine(options.DataFolder, "restoring");
        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }

        var storage = new StorageOptions(Directory.CreateDirectory(staging).FullName, null, options.FilesFolder);
        try
        {
            await using (var from = File.OpenRead(file))
            await using (var to = File.Create(storage.SqliteFile))
            {
                await from.CopyToAsync(to, cancel);
                to.Flush(flushToDisk: true);
            }

            Demand(storage.SqliteFile, "PRAGMA integrity_check(1)");
            await examine(storage);
            Fold(storage.SqliteFile);
            MakeWay();
            File.Move(storage.SqliteFile, options.SqliteFile, overwrite: true);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private void Copy(string file, Action<double> progress, CancellationToken cancel)
    {
        using var source = Open(options.SqliteFile, SqliteOpenMode.ReadWrite);

        // While this reading lasts the pages are those of its moment, however many steps it takes.
        using var moment = source.BeginTransaction(System.Data.IsolationLevel.Serializable, deferred: true);
        source.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema");
        using var target = Open(file, SqliteOpenMode.ReadWriteCreate);
        target.Execute("PRAGMA synchronous=OFF");
        using var disk = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        using var backup = raw.sqlite3_backup_init(target.Handle!, "main", source.Handle!, "main");
        int result;
        do
        {
            cancel.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            result = raw.sqlite3_backup_step(backup, PagesOfAStep);

            // Little by little: what others flush would else wait in line behind all of it.
            disk.Flush(flushToDisk: true);
            progress(1 - raw.sqlite3_backup_remaining(backup) / (double)Math.Max(1, raw.sqlite3_backup_pagecount(backup)));
            Thread.Sleep(Stopwatch.GetElapsedTime(started) / 2);
        }
        while (result is raw.SQLITE_OK or raw.SQLITE_BUSY or raw.SQLITE_LOCKED);
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, target.Handle!);
        }
    }

    /// <summary>One file and nothing beside it: what the log holds is moved in, and the log goes.</summary>
    private static void Fold(string file)
    {
        using (var connection = Open(file, SqliteOpenMode.ReadWrite))
        {
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;");
        }

        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    /// <summary>The old database is whole in its file before the new one takes its name, so that a kill leaves one of them; a log left over would be read into the new one.</summary>
    private void MakeWay()
    {
        if (!options.IsNew)
        {
            try
            {
                Fold(options.SqliteFile);
            }
            catch (SqliteException)
            {
                // Damaged: there is nothing to keep.
            }
        }

        File.Delete($"{options.SqliteFile}-wal");
        File.Delete($"{options.SqliteFile}-shm");
    }

    private static void Demand(string file, string pragma)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadWrite);
            if (connection.ExecuteScalar<string>(pragma) is var found && found != "ok")
            {
                throw new StorageRefusedException($"The copy of the database is damaged ({found}).");
            }
        }
        catch (SqliteException error)
        {
            throw new StorageRefusedException($"The copy of the database is damaged ({error.Message}).", error);
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Cache = SqliteCacheMode.Private, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}
