using Npgsql;

namespace Townline.Platform.Storage.Postgres;

/// <summary>TOWNLINE_DB as the operator wrote it.</summary>
internal static class ConnectionText
{
    /// <exception cref="StorageRefusedException">It is no connection string.</exception>
    public static NpgsqlConnectionStringBuilder Read(string? text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new StorageRefusedException("TOWNLINE_DB is no connection string of PostgreSQL, like Host=localhost;Database=townline;Username=townline;Password=….", error);
        }
    }
}
