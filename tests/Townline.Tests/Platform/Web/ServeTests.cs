using System.Net;
using System.Net.Sockets;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Web;

public class ServeTests
{
    [BothEngines]
    public async Task It_says_that_it_is_ready_and_ends_well_on_SIGTERM(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var town = await TownProcess.Serve(storage, more: "--empty");
        using var http = new HttpClient { BaseAddress = town.Address };

        Assert.Equal("alive\n", await http.GetStringAsync("/health/live"));
        Assert.StartsWith("ready, ", await http.GetStringAsync("/health/ready"));
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        town.Terminate();

        Assert.Equal(0, await town.Exit());
        Assert.Equal($"Townline is ready: http://localhost:{town.Address.Port}", town.Printed[^1]);
    }

    [Fact]
    public async Task A_second_start_finds_the_database_of_the_first()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        for (var start = 1; start <= 2; start++)
        {
            await using var town = await TownProcess.Serve(storage, more: "--empty");
            await town.Kill();
        }
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var storage = await TestStorage.Empty(Engine.SQLite);

        await Refused(storage, $"Port {port} is taken by another program; choose another with --port.", "--port", $"{port}", "--data", storage.Folder);
    }

    [Theory]
    [InlineData("--port", "65536")]
    [InlineData("--port", "-1")]
    [InlineData("--smtp-port", "99999")]
    public async Task A_port_that_cannot_be_is_told_in_one_sentence(string option, string port)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await Refused(storage, $"{option} takes a number from 0 to 65535.", [option, port, "--data", storage.Folder]);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_in_one_sentence()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await File.WriteAllBytesAsync(Path.Combine(storage.Folder, "townline.db"), [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * 31 % 251))]);

        await Refused(storage, $"The database {Path.Combine(storage.Folder, "townline.db")} cannot be used: The file is no SQLite database", "--port", "0", "--data", storage.Folder);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("nonsense=1")]
    [InlineData("Host=localhost;Port=many")]
    public async Task A_connection_string_that_is_none_is_told_in_one_sentence(string text)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = TownProcess.Start(storage, new() { ["TOWNLINE_DB"] = text }, "serve", "--port", "0", "--data", storage.Folder);

        Assert.Equal(1, await town.Exit());
        Assert.StartsWith("TOWNLINE_DB is no connection string", Assert.Single(town.Complaints), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/townline")]
    [InlineData("/dev/null/townline")]
    public async Task A_folder_that_cannot_be_written_is_told_in_one_sentence(string folder)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await Refused(storage, $"The data folder {folder} cannot be written; give this user write access or choose another with --data.", "--port", "0", "--data", folder);
    }

    [BothEngines]
    public async Task A_database_of_a_newer_version_is_told_in_one_sentence(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using (var town = await TestTown.Start(storage))
        {
            await town.Write(unit => unit.Execute("INSERT INTO platform_schema (version, name, applied_at) VALUES (9999, 'from the future', 0)"));
        }

        await Refused(storage, "This database is of a newer version of Townline (schema 9999, ", "--port", "0", "--data", storage.Folder);
    }

    [Fact]
    public async Task A_database_server_that_is_away_is_told_in_one_sentence()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = TownProcess.Start(storage, new() { ["TOWNLINE_DB"] = "Host=127.0.0.1;Port=1;Username=nobody" }, "serve", "--port", "0", "--data", storage.Folder);

        Assert.Equal(1, await town.Exit());
        Assert.Single(town.Complaints);
    }

    [Fact]
    public async Task A_key_for_the_demo_that_is_too_short_is_told_in_one_sentence()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = TownProcess.Start(storage, new() { ["TOWNLINE_DEMO_OPEN311_KEY"] = "short" }, "serve", "--port", "0", "--data", storage.Folder);

        Assert.Equal(1, await town.Exit());
        Assert.Equal("TOWNLINE_DEMO_OPEN311_KEY is too short for a key: it has at least 8 characters.", Assert.Single(town.Complaints));
    }

    private static async Task Refused(TestStorage storage, string sentence, params string[] arguments)
    {
        await using var town = TownProcess.Start(storage, [], ["serve", "--empty", .. arguments]);
        Assert.Equal(1, await town.Exit());
        Assert.StartsWith(sentence, Assert.Single(town.Complaints));
        Assert.Empty(town.Printed);
    }
}
