using Townline.Platform.Storage.Postgres;
using Townline.Platform.Storage.Sqlite;

namespace Townline.Platform.Storage;

/// <summary>Tells errors of an unreachable storage, met while reading, from errors in our own program.</summary>
internal static class Faults
{
    public static bool IsUnavailable(Exception error) =>
        error is StorageUnavailableException
        || PostgresErrors.IsUnavailable(error as System.Data.Common.DbException)
        || (SqliteErrors.InChain(error) is { } sqlite && SqliteErrors.IsUnavailable(sqlite));

    /// <summary>What in an error, or in what caused it, says that storage is out of reach; null when nothing does.</summary>
    public static StorageUnavailableException? Unavailable(Exception? error)
    {
        while (error is not null and not StorageUnavailableException)
        {
            if (IsUnavailable(error))
            {
                return new StorageUnavailableException("The database cannot be reached for now. Please try again in a moment.", error);
            }

            error = error.InnerException;
        }

        return (StorageUnavailableException?)error;
    }
}
