using System.Text.Json.Nodes;
using Dapper;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;
using Townline.Transfer.Packages;

namespace Townline.Tests.Transfer.Arrival;

[Trait("Speed", "Slow")]
public class TownImporterTests(ExportedTown exported) : IClassFixture<ExportedTown>
{
    [BothEngines]
    public async Task A_town_with_data_is_replaced_only_when_its_name_is_typed(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var services = await ExportedTown.Open(storage);
        await ExportedTown.Import(services, exported.Folder);
        Assert.Contains("--replace \"Riverton\"", await Refused(services, exported.Folder));
        Assert.Contains("exactly as it is: Riverton", await Refused(services, exported.Folder, "riverton"));

        await ExportedTown.Import(services, exported.Folder, "Riverton");
        Assert.Equal("Riverton", Assert.Single(await services.Get<TenantDirectory>().All()).Name);
        using var folder = new TemporaryFolder();
        await ExportedTown.Export(services, folder["again"]);
        Assert.Equal(ExportedTown.Bytes(exported.Folder), ExportedTown.Bytes(folder["again"]));
    }

    [BothEngines]
    public async Task A_town_whose_ids_another_has_leaves_no_trace(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using var services = await ExportedTown.Open(storage);
        await ExportedTown.Import(services, exported.Folder);
        using var folder = new TemporaryFolder();
        var other = Spoil(folder, "data/platform_tenant.jsonl", text => text.Replace("riverton", "millbrook", StringComparison.Ordinal));
        Assert.Contains("made in the same millisecond", await Refused(services, other));
        await using var reader = await services.Get<IEngine>().OpenReader(default);
        Assert.Equal(0, await reader.ExecuteScalarAsync<long>("SELECT (SELECT count(*) FROM requests_request WHERE tenant_id <> 1) + (SELECT count(*) FROM platform_tenant WHERE id <> 1)"));
        await ExportedTown.Export(services, folder["again"]);
        Assert.Equal(ExportedTown.Bytes(exported.Folder), ExportedTown.Bytes(folder["again"]));
    }

    [Fact]
    public async Task The_beginning_of_an_export_is_refused_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var copy = exported.Copy(folder);
        File.Delete(Path.Combine(copy, Manifest.FileName));
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var services = await ExportedTown.Open(storage);
        Assert.Contains("cut off before its end", await Refused(services, copy));
    }

    [Fact]
    public async Task A_table_that_was_changed_is_refused_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var copy = exported.Copy(folder);
        await File.AppendAllTextAsync(Path.Combine(copy, "data", "people_person.jsonl"), "{}\n");
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var services = await ExportedTown.Open(storage);
        Assert.Contains("people_person.jsonl is not as it was exported", await Refused(services, copy));
    }

    [Theory]
    [InlineData("schema_version", 9999, "newer version of Townline")]
    [InlineData("format_version", 2, "newer version of Townline")]
    public async Task An_export_of_a_newer_version_is_refused_with_a_sentence(string member, int version, string sentence)
    {
        using var folder = new TemporaryFolder();
        var copy = exported.Copy(folder);
        var path = Path.Combine(copy, Manifest.FileName);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        manifest[member] = version;
        await File.WriteAllTextAsync(path, manifest.ToJsonString());
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var services = await ExportedTown.Open(storage);
        Assert.Contains(sentence, await Refused(services, copy));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_named_and_nothing_stays()
    {
        using var folder = new TemporaryFolder();
        var copy = Spoil(folder, "data/people_person.jsonl", text => text.Replace("\"name\":", "\"nmae\":", StringComparison.Ordinal));
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var services = await ExportedTown.Open(storage);
        Assert.Contains("data/people_person.jsonl, line 1: people_person has no column nmae", await Refused(services, copy));
        Assert.Empty(await services.Get<UnservedTowns>().All(default));
    }

    /// <summary>A copy of the export with one table changed and the manifest put right.</summary>
    private string Spoil(TemporaryFolder folder, string file, Func<string, string> change)
    {
        var copy = exported.Copy(folder);
        var path = Path.Combine(copy, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(copy, Manifest.FileName)))!;
        var table = manifest["tables"]!.AsArray().Single(table => (string)table!["file"]! == file)!;
        table["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
        File.WriteAllText(Path.Combine(copy, Manifest.FileName), manifest.ToJsonString());
        return copy;
    }

    private static async Task<string> Refused(TownServices services, string export, string? replace = null) =>
        (await Assert.ThrowsAsync<CommandFailedException>(() => ExportedTown.Import(services, export, replace))).Message;
}
