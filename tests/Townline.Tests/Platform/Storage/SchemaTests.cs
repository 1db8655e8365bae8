using Microsoft.EntityFrameworkCore;
using Npgsql;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Storage;

/// <summary>
/// The tables in the migrations are those of the model. While a version is not released, its table file is written anew from the
/// model with UPDATE_SCHEMA=1.
/// </summary>
public class SchemaTests
{
    [Theory]
    [InlineData("Sqlite", "Data Source=:memory:")]
    [InlineData("Postgres", "Host=nowhere")]
    public async Task The_migrated_tables_are_those_of_the_model(string engine, string connection)
    {
        var file = Path.Combine(Repository.Root, "src/Townline/Platform/Storage", engine, "Migrations/0001_tables.sql");
        var options = new DbContextOptionsBuilder<TownlineDb>();
        _ = engine == "Sqlite" ? options.UseSqlite(connection) : options.UseNpgsql(new NpgsqlConnection(connection));
        await using var db = new TownlineDb(options.Options);
        var expected = "-- Written from the model by SchemaTests (UPDATE_SCHEMA=1).\n" + db.Database.GenerateCreateScript().ReplaceLineEndings("\n").TrimEnd() + "\n";

        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            await File.WriteAllTextAsync(file, expected);
        }

        Assert.Equal(expected, await File.ReadAllTextAsync(file));
    }
}
