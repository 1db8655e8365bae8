using Townline.Platform.Storage.Postgres;
using Townline.Platform.Storage.Sqlite;

namespace Townline.Platform.Storage;

/// <summary>
/// Copies a whole database out and in, as the engine does it best. It opens nothing of the program and migrates nothing, so that a backup
/// can be made before a new version touches the database, and brought back over one that is damaged.
/// </summary>
internal interface IDatabaseBackup
{
    /// <summary>As <see cref="IEngine.Name"/>.</summary>
    string Engine { get; }

    /// <summary>Where the database is, for sentences.</summary>
    string Place { get; }

    /// <summary>Its file in a backup.</summary>
    string FileName { get; }

    /// <summary>Writes the database of one moment into a new file, while others read and write.</summary>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <exception cref="StorageRefusedException">There is no database, or no program that can copy it: one clear sentence.</exception>
    Task Write(string file, Action<double> progress, CancellationToken cancel);

    /// <summary>What a restore would overwrite: names of towns; empty when nothing is there. A database that cannot be read has one town called "damaged".</summary>
    /// <exception cref="StorageRefusedException">A server or another command uses it now.</exception>
    Task<IReadOnlyList<string>> TownsInTheWay(CancellationToken cancel);

    /// <summary>Puts a database from a backup in place of what is there, all or nothing, after <paramref name="examine"/> found it good.</summary>
    /// <param name="examine">Looks at the storage that would be served; throws to keep what is there. Not every engine can show it before.</param>
    Task PutInPlace(string file, Func<StorageOptions, Task> examine, CancellationToken cancel);

    static IDatabaseBackup Of(StorageOptions options) => options.PostgresConnection is null ? new SqliteBackup(options) : new PostgresBackup(options);
}
