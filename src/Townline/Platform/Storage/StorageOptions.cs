namespace Townline.Platform.Storage;

/// <summary>Where the town's data lives.</summary>
/// <param name="DataFolder">Folder for the SQLite file and uploaded files; always present, also with PostgreSQL.</param>
/// <param name="PostgresConnection">An Npgsql connection string (TOWNLINE_DB) when PostgreSQL is used instead of SQLite.</param>
internal sealed record StorageOptions(string DataFolder, string? PostgresConnection = null)
{
    /// <summary>The SQLite database file.</summary>
    public string SqliteFile => Path.Combine(DataFolder, "townline.db");

    /// <summary>Reads TOWNLINE_DB; <paramref name="dataFolder"/> defaults to ./data.</summary>
    public static StorageOptions FromEnvironment(string? dataFolder) =>
        new(Path.GetFullPath(dataFolder ?? "data"), Environment.GetEnvironmentVariable("TOWNLINE_DB") is { Length: > 0 } db ? db : null);
}
