using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Townline.Platform.Storage.Postgres;

/// <summary>What PostgreSQL's error codes mean for us (postgresql.org, appendix A).</summary>
internal static class PostgresErrors
{
    /// <summary>Another transaction was in the way: run the unit again.</summary>
    public static bool IsConflict(Exception error) => error is DbUpdateConcurrencyException || Find(error)?.SqlState is
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    public static bool IsDuplicateKey(Exception error) => Find(error)?.SqlState is PostgresErrorCodes.UniqueViolation;

    /// <summary>The server is gone, starting, stopping, full, or has no connection left.</summary>
    public static bool IsUnavailable(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is PostgresException postgres)
            {
                return postgres.SqlState.StartsWith("08", StringComparison.Ordinal) || postgres.SqlState.StartsWith("53", StringComparison.Ordinal)
                    || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal) || postgres.SqlState.StartsWith("58", StringComparison.Ordinal);
            }

            if (error is SocketException or EndOfStreamException or TimeoutException || error is NpgsqlException { IsTransient: true })
            {
                return true;
            }
        }

        return false;
    }

    private static PostgresException? Find(Exception? error)
    {
        while (error is not null and not PostgresException)
        {
            error = error.InnerException;
        }

        return (PostgresException?)error;
    }
}
