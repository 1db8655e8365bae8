using System.Data.Common;
using System.Reflection;
using Dapper;

namespace Townline.Platform.Storage;

/// <summary>
/// Brings the database to this program's schema: numbered SQL files per engine, embedded, each run once, all in one transaction
/// under a lock, so that a process killed half-way leaves nothing behind.
/// </summary>
internal sealed class Migrator(IEngine engine, TimeProvider time)
{
    private sealed record Migration(int Version, string Name, string Sql);

    /// <summary>Runs what is missing.</summary>
    /// <returns>The number of migrations run.</returns>
    /// <exception cref="StorageRefusedException">The database was made by a newer version of Townline.</exception>
    public async Task<int> Run(CancellationToken cancel)
    {
        var known = Known(engine.Name);
        var ran = 0;
        await engine.UnderMigrationLock(
            async connection =>
            {
                var version = await CurrentVersion(connection);
                if (version > known[^1].Version)
                {
                    throw new StorageRefusedException(
                        $"This database is of a newer version of Townline (schema {version}, this program knows {known[^1].Version}); start the newer program.");
                }

                foreach (var migration in known.Where(m => m.Version > version))
                {
                    await connection.ExecuteAsync(migration.Sql);
                    await connection.ExecuteAsync(
                        "INSERT INTO platform_schema (version, name, applied_at) VALUES (@Version, @Name, @at)",
                        new { migration.Version, migration.Name, at = time.GetUtcNow() });
                    ran++;
                }
            },
            cancel);
        return ran;
    }

    /// <summary>The number of the newest migration that this program knows for an engine.</summary>
    public static int Newest(string engine) => Known(engine)[^1].Version;

    private static async Task<int> CurrentVersion(DbConnection connection)
    {
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS platform_schema (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        return await connection.ExecuteScalarAsync<int>("SELECT coalesce(max(version), 0) FROM platform_schema");
    }

    private static List<Migration> Known(string engine)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.Contains($".Storage.{engine}.Migrations.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Select(name => Read(assembly, name))
                .OrderBy(migration => migration.Version),
        ];
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var name = resource.Split('.')[^2].TrimStart('_');
        return new Migration(int.Parse(name[..4]), name, reader.ReadToEnd());
    }
}
