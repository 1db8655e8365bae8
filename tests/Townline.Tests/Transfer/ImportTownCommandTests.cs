using System.IO.Compression;
using Dapper;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Transfer;

/// <summary>The commands as an operator runs them: processes of their own, and killed.</summary>
[Trait("Speed", "Slow")]
public class ImportTownCommandTests(ExportedTown exported) : IClassFixture<ExportedTown>
{
    [BothEngines]
    public async Task Killed_in_the_middle_nothing_is_served_and_run_again_all_of_it_is_there(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var watch = await ExportedTown.Open(storage);
        await using (var import = Start(storage))
        {
            await Eventually.True(async () => import.HasExited || await Rows(watch, "requests_request") > 0);
            Assert.False(import.HasExited, "The import was too quick to be killed.");
            await import.Kill();
        }

        await using (var serve = TownProcess.Start(storage, [], "serve", "--port", "0", "--data", storage.Folder))
        {
            Assert.Equal(1, await serve.Exit());
            Assert.Contains(serve.Complaints, line => line.StartsWith("Riverton is only half here", StringComparison.Ordinal));
        }

        await using var again = Start(storage);
        Assert.True(await again.Exit() == 0, string.Join('\n', again.Complaints));
        Assert.StartsWith("Riverton is here:", again.Printed[0], StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        await using var fresh = await ExportedTown.Open(storage);
        await ExportedTown.Export(fresh, folder["again"]);
        Assert.Equal(ExportedTown.Bytes(exported.Folder), ExportedTown.Bytes(folder["again"]));
    }

    [Fact]
    public async Task What_export_wrote_import_reads_back_to_an_equal_town_from_a_folder_and_from_a_zip()
    {
        using var folder = new TemporaryFolder();
        ZipFile.CreateFromDirectory(exported.Folder, folder["export.zip"]);
        foreach (var (export, data) in new[] { (exported.Folder, "one"), (folder["export.zip"], "two") })
        {
            await using var storage = await TestStorage.Empty(Engine.SQLite);
            await using var import = Import(storage, export);
            Assert.True(await import.Exit() == 0, string.Join('\n', import.Complaints));
            Assert.StartsWith("Riverton is here:", import.Printed[0], StringComparison.Ordinal);
            await using (var fresh = await ExportedTown.Open(storage))
            {
                await ExportedTown.Export(fresh, folder[data]);
            }

            Assert.Equal(ExportedTown.Bytes(exported.Folder), ExportedTown.Bytes(folder[data]));
        }
    }

    [Fact]
    public async Task Import_takes_the_same_options_with_an_export_and_a_map_only_with_a_table()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        Assert.Equal(0, await Import(storage, exported.Folder).Exit());
        await Says(storage, "is here already", exported.Folder);
        await Says(storage, "--map goes with a CSV file", exported.Folder, "--map", "boston");
        await using (var replaced = Import(storage, exported.Folder, "--replace", "Riverton", "--without-waiting-work"))
        {
            Assert.True(await replaced.Exit() == 0, string.Join('\n', replaced.Complaints));
        }

        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["none"]);
        await File.WriteAllTextAsync(folder["in.csv"], "a,b\n1,2\n");
        await Says(storage, "There is no manifest.json", folder["none"]);
        await Says(storage, "Say with --map what the columns", folder["in.csv"]);
        await Says(storage, "There is no file", folder["no.csv"]);
        await Says(storage, "--replace goes with the export of a town", folder["in.csv"], "--replace", "Riverton");
    }

    [Fact]
    public async Task An_export_that_is_killed_leaves_nothing_under_its_name_and_can_be_made_again()
    {
        using var folder = new TemporaryFolder();
        for (var (tries, killed) = (0, false); !killed; tries++)
        {
            Assert.True(tries < 10, "The export was too quick to be killed.");
            if (Directory.Exists(folder["out"]))
            {
                Directory.Delete(folder["out"], recursive: true);
            }

            await using var export = Export(folder["out"]);
            await Eventually.True(() => export.HasExited || Directory.Exists(folder["out.unfinished"]));
            killed = !export.HasExited;
            await export.Kill();
        }

        Assert.False(Directory.Exists(folder["out"]));
        await using var refused = TownProcess.Start(exported.Storage, [], "import-town", folder["out.unfinished"], "--data", folder["data"]);
        Assert.Equal(1, await refused.Exit());
        Assert.Contains(refused.Complaints, line => line.Contains("cut off before its end", StringComparison.Ordinal));

        await using var again = Export(folder["out"]);
        Assert.Equal(0, await again.Exit());
        Assert.StartsWith("Riverton is in ", again.Printed[0], StringComparison.Ordinal);
        Assert.Equal(ExportedTown.Bytes(exported.Folder), ExportedTown.Bytes(folder["out"]));
        await using var onto = Export(folder["out"]);
        Assert.Equal(1, await onto.Exit());
        Assert.Contains(onto.Complaints, line => line.Contains("is there already", StringComparison.Ordinal));
    }

    private TownProcess Start(TestStorage storage) => TownProcess.Start(storage, [], "import-town", exported.Folder, "--data", storage.Folder);

    private static TownProcess Import(TestStorage storage, string from, params string[] options) => TownProcess.Start(storage, [], ["import", from, "--data", storage.Folder, .. options]);

    private static async Task Says(TestStorage storage, string sentence, string from, params string[] options)
    {
        await using var import = Import(storage, from, options);
        Assert.Equal(1, await import.Exit());
        Assert.Contains(import.Complaints, line => line.Contains(sentence, StringComparison.Ordinal));
    }

    private TownProcess Export(string to) => TownProcess.Start(exported.Storage, [], "export", "--to", to, "--with-secrets", "--data", exported.Storage.Folder);

    private static async Task<long> Rows(TownServices services, string table)
    {
        await using var reader = await services.Get<IEngine>().OpenReader(default);
        return await reader.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table}");
    }
}
