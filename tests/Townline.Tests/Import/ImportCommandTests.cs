using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Townline.Platform.Live;
using Townline.Tests.Support;
using static Townline.Tests.Import.ImportFiles;

namespace Townline.Tests.Import;

/// <summary>The command as an operator runs it: a process of its own.</summary>
[Trait("Speed", "Slow")]
public sealed class ImportCommandTests(Towns towns) : IClassFixture<Towns>, IDisposable
{
    private const int Many = 60_000;
    private readonly TemporaryFolder _folder = new();

    [BothEngines]
    public async Task Its_last_line_says_what_became_of_the_rows(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        Write(Rows(1, 20) + "bad\n");
        await using var import = Start(storage);
        Assert.Equal(0, await import.Exit());
        Assert.Equal(["20 new, 0 known, 1 rejected"], import.Printed);
        Assert.Contains("line 22: the row has 1 columns, the header has 10", import.Complaints);
        Assert.Contains(import.Complaints, line => line.EndsWith(_folder["in.rejects.csv"], StringComparison.Ordinal));

        await using var dry = Start(storage, "--dry-run");
        Assert.Equal(0, await dry.Exit());
        Assert.Equal(["0 new, 20 known, 1 rejected"], dry.Printed);
    }

    [BothEngines]
    public async Task A_folder_without_a_database_gets_one_with_a_first_town(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        Write(Rows(1, 3));
        await using var import = Start(storage);
        Assert.Equal(0, await import.Exit());
        Assert.Equal(["3 new, 0 known, 0 rejected"], import.Printed);
    }

    [BothEngines]
    public async Task Killed_again_and_again_it_ends_with_every_row_exactly_once(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        Write(Rows(1, Many / 2) + "bad\n" + Rows(1 + Many / 2, Many / 2));
        for (var (kills, before) = (0, 0L); kills < 3; kills++)
        {
            await using var import = Start(storage);
            await Eventually.True(async () => import.HasExited || await Stored(storage) > before);
            Assert.False(import.HasExited, "The import was too quick to be killed.");
            await import.Kill();
            before = await Stored(storage);
        }

        await using var last = Start(storage);
        Assert.Equal(0, await last.Exit());
        Assert.Equal([$"{Many} new, 0 known, 1 rejected"], last.Printed);
        Assert.Equal(2, File.ReadLines(_folder["in.rejects.csv"]).Count());
        await using var again = Start(storage);
        await again.Exit();
        Assert.Equal([$"0 new, {Many} known, 1 rejected"], again.Printed);

        await using var town = await TestTown.Start(storage);
        Assert.Equal(
            [Many, Many, Many / 3, Many + (Many * 2 / 3)],
            await town.Write(unit => unit.Query<long>(
                """
                SELECT count(*) FROM requests_request
                UNION ALL SELECT count(DISTINCT external_id) FROM requests_request
                UNION ALL SELECT sum(value) FROM platform_counter WHERE name = 'queue.Open'
                UNION ALL SELECT count(*) FROM conversations_entry
                """)));
    }

    [BothEngines]
    public async Task Beside_a_running_server_both_can_write_and_the_server_sees_the_requests_at_once(Engine engine)
    {
        var town = await towns.Fresh(engine);
        Write(Rows(1, 20_000));
        using var feed = town.Get<LiveFeed>().Subscribe(town.Tenant.Id);
        await using var import = Start(town.Storage);
        var writes = 0;
        for (var exit = import.Exit(); !exit.IsCompleted; writes++)
        {
            await town.Write(unit => unit.Execute("UPDATE platform_number SET next = next WHERE name = 'none'"));
            await Task.Delay(20);
        }

        Assert.Equal(["20000 new, 0 known, 0 rejected"], import.Printed);
        Assert.True(writes > 5, $"The server wrote {writes} times.");
        await Eventually.True(() => Task.FromResult(feed.Events.TryPeek(out _)));
        Assert.True(await Told(feed) >= 1);

        using var client = town.Visitor().Http;
        using var answer = JsonDocument.Parse(await client.GetStringAsync($"/open311/v2/requests.json?jurisdiction_id={town.Tenant.JurisdictionId}&start_date=2024-04-30T00:00:00Z&end_date=2024-05-03T00:00:00Z&page_size=5"));
        Assert.Equal(5, answer.RootElement.GetArrayLength());
    }

    [Theory]
    [InlineData("There is no file", "no.csv", "--map", "boston")]
    [InlineData("Ready maps: boston, los-angeles, new-york", "in.csv", "--map", "paris")]
    [InlineData("The map needs a column", "in.csv", "--map", "boston")]
    [InlineData("There is no town called elsewhere", "in.csv", "--map", "own.json", "--town", "elsewhere")]
    public async Task What_cannot_start_says_why_in_a_sentence(string sentence, params string[] arguments)
    {
        await using var storage = await Towns.Storage(Engine.SQLite);
        Write(Rows(1, 1));
        arguments[0] = _folder[arguments[0]];
        arguments[2] = arguments[2].EndsWith(".json", StringComparison.Ordinal) ? _folder[arguments[2]] : arguments[2];
        await using var import = TownProcess.Start(storage, [], ["import", .. arguments, "--data", storage.Folder]);
        Assert.Equal(1, await import.Exit());
        Assert.Contains(sentence, Assert.Single(import.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_makes_no_database()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        Write(Rows(1, 1));
        await using var import = Start(storage, "--dry-run");
        Assert.Equal(1, await import.Exit());
        Assert.Empty(Directory.EnumerateFileSystemEntries(storage.Folder));
    }

    [Theory]
    [RealFile("MyLA311_Service_Request_Data_2017_Subset.csv", "los-angeles", 9_999)]
    [RealFile("requests_2020_sample.csv", "los-angeles", 10_000)]
    [RealFile("nyc_311_Service_Requests.csv", "new-york", 1_000)]
    [RealFile("boston-duplicates/requests.csv", "boston", 35_493)]
    public async Task The_real_files_are_taken_whole_on_both_engines(string file, string map, int rows)
    {
        foreach (var engine in PostgresServer.Missing is null ? new[] { Engine.SQLite, Engine.PostgreSQL } : [Engine.SQLite])
        {
            await using var storage = await Towns.Storage(engine);
            foreach (var line in new[] { $"{rows} new, 0 known, 0 rejected", $"0 new, {rows} known, 0 rejected" })
            {
                await using var import = TownProcess.Start(storage, [], "import", RealFileAttribute.PathOf(file), "--map", map, "--data", storage.Folder);
                Assert.Equal(0, await import.Exit());
                Assert.Equal([line], import.Printed);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Requests that are committed, seen from outside.</summary>
    private static async Task<long> Stored(TestStorage storage)
    {
        await using DbConnection connection = storage.Engine == Engine.SQLite
            ? new SqliteConnection($"Data Source={Path.Combine(storage.Folder, "townline.db")};Pooling=False")
            : new NpgsqlConnection(storage.Database);
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM requests_request");
    }

    private static async Task<int> Told(Subscription feed)
    {
        var told = 0;
        await Eventually.True(() =>
        {
            while (feed.Events.TryRead(out var happened))
            {
                told += happened.Kind == "request.taken-over" ? 1 : 0;
            }

            return Task.FromResult(told > 0);
        });
        return told;
    }

    private void Write(string rows)
    {
        File.WriteAllText(_folder["in.csv"], $"{Header}\n{rows}");
        File.WriteAllText(_folder["own.json"], MapJson);
    }

    private TownProcess Start(TestStorage storage, params string[] more) =>
        TownProcess.Start(storage, [], ["import", _folder["in.csv"], "--map", _folder["own.json"], "--data", storage.Folder, .. more]);
}
