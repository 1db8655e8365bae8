namespace Townline.Platform.Storage;

/// <summary>Where the town's data lives.</summary>
/// <param name="DataFolder">Folder for the SQLite file and uploaded files; always present, also with PostgreSQL.</param>
/// <param name="PostgresConnection">An Npgsql connection string (TOWNLINE_DB) when PostgreSQL is used instead of SQLite.</param>
/// <param name="SharedFilesFolder">A folder that all nodes share for uploaded files (TOWNLINE_FILES).</param>
internal sealed record StorageOptions(string DataFolder, string? PostgresConnection = null, string? SharedFilesFolder = null)
{
    /// <summary>The SQLite database file.</summary>
    public string SqliteFile => Path.Combine(DataFolder, "townline.db");

    /// <summary>Where uploaded files lie; null when they are kept in the database, for many nodes without a folder in common.</summary>
    public string? FilesFolder => SharedFilesFolder ?? (PostgresConnection is null ? Path.Combine(DataFolder, "files") : null);

    /// <summary>True when opening the storage would make a new database file.</summary>
    public bool IsNew => PostgresConnection is null && !File.Exists(SqliteFile);

    /// <summary>Reads TOWNLINE_DB and TOWNLINE_FILES; <paramref name="dataFolder"/> defaults to ./data.</summary>
    public static StorageOptions FromEnvironment(string? dataFolder) =>
        new(
            Path.GetFullPath(dataFolder ?? "data"),
            Environment.GetEnvironmentVariable("TOWNLINE_DB") is { Length: > 0 } db ? db : null,
            Environment.GetEnvironmentVariable("TOWNLINE_FILES") is { Length: > 0 } files ? Path.GetFullPath(files) : null);
}
