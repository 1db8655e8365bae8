using Npgsql;

namespace Townline.Tests.Support;

public class BothEnginesTests
{
    [BothEngines]
    public async Task A_copy_of_an_installation_holds_the_same_and_goes_its_own_way(Engine engine)
    {
        await using var original = await TestStorage.Empty(engine);
        await File.WriteAllTextAsync(Path.Combine(original.Folder, "a.txt"), "a");
        await Execute(original, "CREATE TABLE a (b int)");

        await using var copy = await original.Copy();

        Assert.Equal("a", await File.ReadAllTextAsync(Path.Combine(copy.Folder, "a.txt")));
        Assert.NotEqual(original.Folder, copy.Folder);
        await Execute(copy, "DROP TABLE a");
        await Execute(original, "INSERT INTO a VALUES (1)");
    }

    private static async Task Execute(TestStorage storage, string sql)
    {
        if (storage.Database is { } database)
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await new NpgsqlCommand(sql, connection).ExecuteNonQueryAsync();
        }
    }
}
