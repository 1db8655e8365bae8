using Microsoft.Data.Sqlite;

namespace Townline.Platform.Storage.Sqlite;

/// <summary>What SQLite's result codes mean for us (sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CantOpen = 14, Constraint = 19, NoDatabase = 26;

    /// <summary>Could not write for a reason outside the statement itself: try again later.</summary>
    public static bool IsUnavailable(SqliteException error) =>
        error.SqliteErrorCode is Busy or Locked or NoMemory or ReadOnly or IoError or Corrupt or Full or CantOpen;

    public static bool IsDuplicateKey(SqliteException error) => error is { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: 1555 or 2067 };

    public static SqliteException? InChain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is SqliteException sqlite)
            {
                return sqlite;
            }
        }

        return null;
    }

    public static string Sentence(SqliteException error) => error.SqliteErrorCode switch
    {
        Full => "The disk is full: nothing was stored. Make room and try again.",
        ReadOnly or CantOpen => "The data folder cannot be written.",
        Busy or Locked => "The database is busy with another program.",
        Corrupt => "The database file is damaged; restore it from a backup.",
        NoDatabase => "The file is no SQLite database; move it away, or name another folder with --data.",
        _ => "The database cannot be written for now.",
    };
}
