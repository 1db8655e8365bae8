using System.Diagnostics;
using Dapper;
using Npgsql;
using Townline.Platform.Backup;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;
using Townline.Tests.Transfer;

namespace Townline.Tests.Platform.Backup;

[Trait("Speed", "Slow")]
public class BackupTests(ExportedTown demo) : IClassFixture<ExportedTown>
{
    [BothEngines]
    public async Task What_is_restored_is_what_was_backed_up(Engine engine)
    {
        using var folder = new TemporaryFolder();
        await using var storage = await DemoOn(engine);
        await BackUp(storage, folder["backup"]);
        await using var place = await TestStorage.Empty(engine);
        await Restore(place, folder["backup"]);
        await using var services = await ExportedTown.Open(place);
        await ExportedTown.Export(services, folder["again"]);
        Assert.Equal(ExportedTown.Bytes(demo.Folder), ExportedTown.Bytes(folder["again"]));
    }

    [BothEngines]
    public async Task While_others_write_the_backup_is_of_one_moment_and_holds_what_was_there_at_its_start(Engine engine)
    {
        using var folder = new TemporaryFolder();
        await using var storage = await DemoOn(engine);
        await using var town = await TestTown.Start(storage);
        using var stop = new CancellationTokenSource();
        var written = 0L;
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                // Two rows that belong together: a moment has both or neither.
                await town.Write(async unit =>
                {
                    await unit.Execute("INSERT INTO platform_number (tenant_id, name, next) VALUES (@TenantId, @a, 1)", new { unit.TenantId, a = $"left{written}" });
                    await unit.Execute("INSERT INTO platform_number (tenant_id, name, next) VALUES (@TenantId, @b, 1)", new { unit.TenantId, b = $"right{written}" });
                });
                Interlocked.Increment(ref written);
            }
        });
        await Eventually.True(() => Interlocked.Read(ref written) > 20);
        var before = Interlocked.Read(ref written);
        await BackUp(storage, folder["backup"]);
        await stop.CancelAsync();
        await writing;

        await using var place = await TestStorage.Empty(engine);
        await Restore(place, folder["backup"]);
        await using var services = await ExportedTown.Open(place);
        await using var reader = await services.Get<IEngine>().OpenReader(default);
        var (a, b) = (await Count("left"), await Count("right"));
        Assert.Equal(a, b);
        Assert.InRange(a, before, written);

        Task<long> Count(string name) => reader.ExecuteScalarAsync<long>($"SELECT count(*) FROM platform_number WHERE name LIKE '{name}%'");
    }

    [BothEngines]
    public async Task Data_that_are_there_go_only_when_their_name_is_typed(Engine engine)
    {
        using var folder = new TemporaryFolder();
        await using var storage = await DemoOn(engine);
        await BackUp(storage, folder["backup"]);
        await using var place = await Towns.Storage(engine);
        Assert.Contains("--replace \"Our town\"", await Refused(place, folder["backup"]));
        Assert.Equal("Our town", await Name(place));
        await Restore(place, folder["backup"], "Our town");
        Assert.Equal("Riverton", await Name(place));
    }

    [BothEngines]
    public async Task A_server_that_runs_must_be_stopped_first(Engine engine)
    {
        using var folder = new TemporaryFolder();
        await using var storage = await DemoOn(engine);
        await BackUp(storage, folder["backup"]);
        await using var place = await Towns.Storage(engine);
        await using (await TownProcess.Serve(place, [], "--empty"))
        {
            Assert.Contains("stop it first", await Refused(place, folder["backup"], "Our town"));
        }

        Assert.Equal("Our town", await Name(place));
    }

    [Theory]
    [InlineData("townline.db", "SHA-256 differs")]
    [InlineData("manifest.json", "cannot be read")]
    [InlineData("files", "is not what its name says")]
    public async Task A_backup_that_was_changed_is_refused_and_what_was_there_stays(string what, string sentence)
    {
        using var folder = new TemporaryFolder();
        await BackUp(demo.Storage, folder["backup"]);
        var path = Path.Combine(folder["backup"], what);
        var file = File.Exists(path) ? path : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).First();
        await using (var stream = File.OpenWrite(file))
        {
            stream.Position = stream.Length / 2;
            stream.Write("damage"u8);
        }

        await using var place = await Towns.Storage(Engine.SQLite);
        Assert.Contains(sentence, await Refused(place, folder["backup"], "Our town"));
        Assert.Equal("Our town", await Name(place));
    }

    [Fact]
    public async Task The_beginning_of_a_backup_is_refused()
    {
        using var folder = new TemporaryFolder();
        await BackUp(demo.Storage, folder["backup"]);
        File.Delete(Path.Combine(folder["backup"], BackupManifest.FileName));
        await using var place = await TestStorage.Empty(Engine.SQLite);
        Assert.Contains("cut off before its end", await Refused(place, folder["backup"]));
    }

    [Fact]
    public async Task Over_a_damaged_database_a_backup_comes_back()
    {
        using var folder = new TemporaryFolder();
        await BackUp(demo.Storage, folder["backup"]);
        await using var place = await Towns.Storage(Engine.SQLite);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "townline.db"), "not a database any more");
        Assert.Contains("--replace \"damaged\"", await Refused(place, folder["backup"]));
        await Restore(place, folder["backup"], "damaged");
        Assert.Equal("Riverton", await Name(place));
    }

    [BothEngines]
    public async Task A_restore_that_is_killed_leaves_the_old_or_the_new(Engine engine)
    {
        using var folder = new TemporaryFolder();
        await using var storage = await DemoOn(engine);
        await BackUp(storage, folder["backup"]);
        var whole = TimeSpan.Zero;
        var seen = new List<string>();
        for (var part = 10; part >= 0; part -= 2)
        {
            await using var place = await Towns.Storage(engine);
            var watch = Stopwatch.StartNew();
            await using var restore = TownProcess.Start(place, [], "restore", folder["backup"], "--replace", "Our town", "--data", place.Folder);
            if (part == 10)
            {
                Assert.True(await restore.Exit() == 0, string.Join('\n', restore.Complaints));
                whole = watch.Elapsed;
            }
            else
            {
                await Task.WhenAny(Task.Delay(whole * (0.3 + 0.07 * part)), restore.Exit());
                if (!restore.HasExited)
                {
                    await restore.Kill();
                }
            }

            await Eventually.True(async () => await IsFree(place));
            seen.Add(await Name(place));
            await using var doctor = TownProcess.Start(place, [], "doctor", "--data", place.Folder);
            await doctor.Exit();
            Assert.DoesNotContain(doctor.Printed, line => line.StartsWith("X  database", StringComparison.Ordinal));
        }

        Assert.Contains("Riverton", seen);
        Assert.All(seen, name => Assert.Contains(name, new[] { "Our town", "Riverton" }));
    }

    [PostgresFact]
    public async Task A_restore_that_is_killed_with_only_a_part_of_it_sent_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var storage = await DemoOn(Engine.PostgreSQL);
        await BackUp(storage, folder["backup"]);
        await using var place = await Towns.Storage(Engine.PostgreSQL);
        await using (var reader = new NpgsqlConnection(place.Database))
        {
            // While somebody reads, the old cannot go, and what was sent waits.
            await reader.OpenAsync();
            await using var reading = await reader.BeginTransactionAsync();
            await reader.ExecuteAsync("SELECT 1 FROM platform_tenant");
            await using var restore = TownProcess.Start(place, [], "restore", folder["backup"], "--replace", "Our town", "--data", place.Folder);
            await Eventually.True(async () => await reader.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"));
            await restore.Kill();
            Assert.Contains("stop it first", await Refused(place, folder["backup"], "Our town"));
        }

        await Eventually.True(async () => await IsFree(place));
        Assert.Equal("Our town", await Name(place));
    }

    [Fact]
    public async Task A_backup_of_one_engine_is_refused_by_the_other_with_the_way_to_go()
    {
        using var folder = new TemporaryFolder();
        await BackUp(demo.Storage, folder["backup"]);
        var storage = new StorageOptions(folder["data"], "Host=localhost;Database=none");
        var refused = await Assert.ThrowsAsync<CommandFailedException>(() => new BackupRestorer(storage).Restore(folder["backup"], null, _ => { }, default));
        Assert.Contains("townline import-town", refused.Message);
    }

    private async Task<TestStorage> DemoOn(Engine engine)
    {
        if (engine == Engine.SQLite)
        {
            var copy = await TestStorage.Empty(engine);
            using var folder = new TemporaryFolder();
            await BackUp(demo.Storage, folder["seed"]);
            await Restore(copy, folder["seed"]);
            return copy;
        }

        var storage = await TestStorage.Empty(engine);
        await using var services = await ExportedTown.Open(storage);
        await ExportedTown.Import(services, demo.Folder);
        return storage;
    }

    private static StorageOptions Options(TestStorage storage) => new(storage.Folder, storage.Database);

    private static Task BackUp(TestStorage storage, string target) => new BackupMaker(Options(storage), TimeProvider.System).Make(target, (_, _) => { }, default);

    private static Task Restore(TestStorage storage, string backup, string? replace = null) => new BackupRestorer(Options(storage)).Restore(backup, replace, _ => { }, default);

    private static async Task<string> Refused(TestStorage storage, string backup, string? replace = null) =>
        (await Assert.ThrowsAnyAsync<Exception>(() => Restore(storage, backup, replace))) is var error && error is CommandFailedException or StorageRefusedException ? error.Message : throw error;

    private static async Task<string> Name(TestStorage storage)
    {
        await using var services = await ExportedTown.Open(storage);
        return Assert.Single(await services.Get<TenantDirectory>().All()).Name;
    }

    /// <summary>PostgreSQL notices a while later that a client was killed.</summary>
    private static async Task<bool> IsFree(TestStorage storage)
    {
        try
        {
            await IDatabaseBackup.Of(Options(storage)).TownsInTheWay(default);
            return true;
        }
        catch (StorageRefusedException)
        {
            return false;
        }
    }
}
