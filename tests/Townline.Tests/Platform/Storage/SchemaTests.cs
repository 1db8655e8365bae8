using Microsoft.EntityFrameworkCore;
using Npgsql;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Storage;

/// <summary>
/// The tables that the migrations leave are those of the model. What the model has and they have not is written into a new migration of
/// both engines with UPDATE_SCHEMA=NNNN_name; a migration that has been released is never changed.
/// </summary>
public class SchemaTests
{
    /// <summary>Words and places, which each engine keeps in its own way.</summary>
    private static readonly string[] ByHand = ["platform_search", "platform_place"];

    [Theory]
    [InlineData("Sqlite", "Data Source=:memory:")]
    [InlineData("Postgres", "Host=nowhere")]
    public async Task The_migrated_tables_are_those_of_the_model(string engine, string connection)
    {
        var folder = Path.Combine(Repository.Root, "src/Townline/Platform/Storage", engine, "Migrations");
        var options = new DbContextOptionsBuilder<TownlineDb>();
        _ = engine == "Sqlite" ? options.UseSqlite(connection) : options.UseNpgsql(new NpgsqlConnection(connection));
        await using var db = new TownlineDb(options.Options);
        var model = SchemaScript.Of([db.Database.GenerateCreateScript()]);
        var update = Environment.GetEnvironmentVariable("UPDATE_SCHEMA");
        var rewritten = string.IsNullOrEmpty(update) ? null : Path.Combine(folder, update + ".sql");

        var files = Directory.GetFiles(folder, "*.sql").Where(file => file != rewritten).Order(StringComparer.Ordinal);
        var scripts = await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(file)));
        var migrated = SchemaScript.Of(scripts, ByHand);
        if (rewritten is not null && model.From(migrated) is { Length: > 0 } difference)
        {
            await File.WriteAllTextAsync(rewritten, difference.TrimEnd() + "\n");
            migrated = SchemaScript.Of([.. scripts, difference], ByHand);
        }

        Assert.Equal(model.Lines, migrated.Lines);
    }

    [Fact]
    public void A_column_that_no_migration_makes_is_found()
    {
        var before = SchemaScript.Of(["CREATE TABLE \"a\" (\n    \"id\" INTEGER NOT NULL\n);\n\nCREATE INDEX \"IX_a_id\" ON \"a\" (\"id\");\n"]);
        var after = SchemaScript.Of(["CREATE TABLE \"a\" (\n    \"id\" INTEGER NOT NULL,\n    \"name\" TEXT NOT NULL\n);\n\nCREATE INDEX \"IX_a_id\" ON \"a\" (\"id\", \"name\");\n"]);

        Assert.NotEqual(before.Lines, after.Lines);
        var change = after.From(before);
        Assert.Equal("ALTER TABLE a ADD COLUMN \"name\" TEXT NOT NULL DEFAULT '';\n\nDROP INDEX \"IX_a_id\";\nCREATE INDEX \"IX_a_id\" ON a (\"id\", \"name\");\n\n", change);
        Assert.Equal(after.Lines, SchemaScript.Of(["CREATE TABLE a (\n    \"id\" INTEGER NOT NULL\n);\nCREATE INDEX \"IX_a_id\" ON \"a\" (\"id\");\n", change]).Lines);
    }
}
