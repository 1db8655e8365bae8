using Townline.Platform.Doctor;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Tests.Support;
using Townline.Transfer.Packages;

namespace Townline.Tests.Transfer;

[Trait("Speed", "Slow")]
public class RoundTripTests(ExportedTown exported) : IClassFixture<ExportedTown>
{
    [BothEngines]
    public async Task Export_import_export_gives_the_same_bytes(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var services = await ExportedTown.Open(storage);
        using var folder = new TemporaryFolder();
        await ExportedTown.Import(services, exported.Folder);
        await ExportedTown.Export(services, folder["again"]);
        Assert.Equal(ExportedTown.Bytes(exported.Folder), ExportedTown.Bytes(folder["again"]));
    }

    [PostgresFact]
    public async Task From_SQLite_to_PostgreSQL_and_back_every_row_is_the_same()
    {
        await using var postgres = await TestStorage.Empty(Engine.PostgreSQL);
        await using var sqlite = await TestStorage.Empty(Engine.SQLite);
        using var folder = new TemporaryFolder();
        await using (var there = await ExportedTown.Open(postgres))
        {
            await ExportedTown.Import(there, exported.Folder);
            await ExportedTown.Export(there, folder["there.zip"]);
        }

        await using var back = await ExportedTown.Open(sqlite);
        await ExportedTown.Import(back, folder["there.zip"]);
        await ExportedTown.Export(back, folder["back"]);
        Assert.Equal(ExportedTown.Bytes(exported.Folder), ExportedTown.Bytes(folder["back"]));
    }

    [BothEngines]
    public async Task The_town_that_came_in_finds_and_counts_as_the_one_that_went_out(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var services = await ExportedTown.Open(storage);
        await ExportedTown.Import(services, exported.Folder);
        foreach (var (kind, words) in new[] { (SearchKind.Request, "street"), (SearchKind.Request, "light"), (SearchKind.Person, "a"), (SearchKind.Person, "example") })
        {
            var before = await exported.Original.Get<ISearch>().Find(1, words, kind, 1000, default);
            Assert.Equal(before, await services.Get<ISearch>().Find(1, words, kind, 1000, default));
            Assert.True(before.Count > 0, $"Nothing is found for {words}.");
        }

        var town = await services.Town(null);
        var box = new Box(town.Settings.South!.Value, town.Settings.West!.Value, town.Settings.North!.Value, town.Settings.East!.Value);
        foreach (var layer in Enum.GetValues<SpatialLayer>())
        {
            var before = await exported.Original.Get<ISpatialIndex>().Within(1, layer, box, null, 100_000, default);
            Assert.Equal(before, await services.Get<ISpatialIndex>().Within(1, layer, box, null, 100_000, default));
            Assert.NotEmpty(before);
        }

        foreach (var checkup in services.Get<IEnumerable<ICheckup>>())
        {
            await foreach (var finding in checkup.Look(mend: false, default))
            {
                Assert.True(finding.Verdict != Verdict.Wrong, finding.Sentence);
            }
        }
    }

    [Fact]
    public async Task Without_being_asked_nothing_secret_goes_out_and_what_comes_in_opens_nothing()
    {
        using var folder = new TemporaryFolder();
        await ExportedTown.Export(exported.Original, folder["plain"], withSecrets: false);
        var staff = await File.ReadAllTextAsync(Path.Combine(folder["plain"], "data", "identity_staff.jsonl"));
        Assert.DoesNotContain("password_hash", staff);
        Assert.DoesNotContain("\"secret\"", await File.ReadAllTextAsync(Path.Combine(folder["plain"], "data", "platform_tenant.jsonl")));
        Assert.Contains("password_hash", await File.ReadAllTextAsync(Path.Combine(exported.Folder, "data", "identity_staff.jsonl")));

        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var services = await ExportedTown.Open(storage);
        await ExportedTown.Import(services, folder["plain"]);
        Assert.NotEqual((await exported.Original.Town(null)).Secret, (await services.Town(null)).Secret);
        await ExportedTown.Export(services, folder["again"], withSecrets: false);
        Assert.Equal(ExportedTown.Bytes(folder["plain"]), ExportedTown.Bytes(folder["again"]));
    }

    [Fact]
    public void The_manifest_counts_what_is_there()
    {
        using var package = TownPackage.Open(exported.Folder);
        foreach (var table in package.Manifest.Tables)
        {
            Assert.Equal(table.Rows, File.ReadLines(Path.Combine(exported.Folder, table.File)).LongCount());
        }

        Assert.Equal(package.Manifest.Contents.Count, Directory.EnumerateFiles(Path.Combine(exported.Folder, "files"), "*", SearchOption.AllDirectories).LongCount());
        Assert.Null(package.Manifest.Contents.Missing);
    }
}
