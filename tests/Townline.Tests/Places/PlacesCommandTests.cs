using Townline.Places.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Places;

public class PlacesCommandTests
{
    [BothEngines]
    public async Task A_file_is_brought_in_and_counted_and_the_second_time_known(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        using var files = new TemporaryFolder();
        await File.WriteAllTextAsync(files["areas.geojson"], SmallTown.Areas);
        await File.WriteAllTextAsync(files["houses.csv"], "HNR,street,lat,long\n1,Oak Road,41.5,-81.6\n2,Oak Road,141.5,281.6\n,Oak Road,41.5,-81.6\n");

        Assert.Equal("4 new, 0 changed, 0 known, 0 rejected", await LastLine(storage, files["areas.geojson"], "--kind", "area"));
        Assert.Equal("0 new, 0 changed, 4 known, 0 rejected", await LastLine(storage, files["areas.geojson"], "--kind", "area"));
        Assert.Equal("1 new, 0 changed, 0 known, 2 rejected", await LastLine(storage, files["houses.csv"], "--kind", "address", "--column", "number=HNR"));
        Assert.Equal(
            ["row,reason", "3,\"Latitude 141.5 and longitude 281.6 are not on earth. Are they in WGS 84 degrees?\"", "4,\"It has no house number.\""],
            await File.ReadAllLinesAsync(files["houses.csv.rejects.csv"])
        );
    }

    [BothEngines]
    public async Task A_town_that_is_open_sees_what_another_process_brings_in(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using var town = await TestTown.Start(storage);
        var places = town.Get<IPlaces>();
        Assert.True(await places.IsInTown(town.Tenant.Id, new(0, 0)));
        Assert.Empty((await places.FindAddress(town.Tenant.Id, "12 Main St")).Suggestions);
        using var files = new TemporaryFolder();
        await File.WriteAllTextAsync(files["areas.geojson"], SmallTown.Areas);
        await File.WriteAllTextAsync(files["addresses.csv"], SmallTown.Addresses);

        await LastLine(storage, files["areas.geojson"], "--kind", "area");
        await LastLine(storage, files["addresses.csv"], "--kind", "address");

        await Eventually.True(async () => !await places.IsInTown(town.Tenant.Id, new(0, 0)));
        await Eventually.True(async () => (await places.FindAddress(town.Tenant.Id, "12 Main St")).Exact is not null);
    }

    [Fact]
    public async Task What_cannot_be_read_is_one_sentence_and_a_code()
    {
        await using var storage = await Towns.Storage(Engine.SQLite);
        using var files = new TemporaryFolder();
        await File.WriteAllTextAsync(files["a.geojson"], "street,number\n");
        Assert.Equal((1, "The file cannot be read as JSON at line 1, after 0 features."), await Refusal(storage, files["a.geojson"], "--kind", "area"));
        Assert.Equal((1, $"There is no file {files["b.csv"]}."), await Refusal(storage, files["b.csv"], "--kind", "area"));
        Assert.Equal((1, "--column x is not of the form OURS=THEIRS."), await Refusal(storage, files["a.geojson"], "--kind", "area", "--column", "x"));
    }

    private static async Task<string> LastLine(TestStorage storage, string file, params string[] more)
    {
        await using var command = Start(storage, file, more);
        Assert.True(await command.Exit() == 0, string.Join('\n', command.Complaints));
        return command.Printed[^1];
    }

    private static async Task<(int Code, string Sentence)> Refusal(TestStorage storage, string file, params string[] more)
    {
        await using var command = Start(storage, file, more);
        return (await command.Exit(), Assert.Single(command.Complaints));
    }

    private static TownProcess Start(TestStorage storage, string file, string[] more) =>
        TownProcess.Start(storage, [], ["places", file, "--data", storage.Folder, .. more]);
}
