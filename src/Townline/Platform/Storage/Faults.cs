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
}
