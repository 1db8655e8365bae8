using Npgsql;

namespace Townline.Tests.Support;

/// <summary>A data folder and, on PostgreSQL, a database: what one installation of Townline keeps. Gone when disposed.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TestStorage(Engine engine, string? database) => (Engine, Database) = (engine, database);

    public Engine Engine { get; }

    /// <summary>The folder for --data.</summary>
    public string Folder => _folder.Path;

    /// <summary>The connection string for TOWNLINE_DB; null on SQLite.</summary>
    public string? Database { get; }

    public static async Task<TestStorage> Empty(Engine engine) =>
        new(engine, engine == Engine.PostgreSQL ? await PostgresServer.CreateDatabase() : null);

    /// <summary>A copy of this installation, which no program may be using now.</summary>
    public async Task<TestStorage> Copy()
    {
        var copy = new TestStorage(Engine, Database is null ? null : await PostgresServer.CreateDatabase(template: await Unused(Database)));
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = copy._folder[Path.GetRelativePath(Folder, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
        {
            await PostgresServer.DropDatabase(await Unused(Database));
        }

        _folder.Dispose();
    }

    /// <summary>Closes this process's idle connections: PostgreSQL copies only a database that nobody is connected to.</summary>
    private static async Task<string> Unused(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        NpgsqlConnection.ClearPool(connection);
        return database;
    }
}
