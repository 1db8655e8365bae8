using Townline.Tests.Support;

namespace Townline.Tests.Platform.Files.Content;

public class FilesFolderCheckTests
{
    [Theory]
    [InlineData("/proc/photos")]
    [InlineData("/dev/null/photos")]
    public async Task A_folder_for_files_that_cannot_be_written_is_told_at_start_in_one_sentence(string folder)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var town = TownProcess.Start(storage, new() { ["TOWNLINE_FILES"] = folder }, "serve", "--empty", "--port", "0", "--data", storage.Folder);

        Assert.Equal(1, await town.Exit());
        Assert.StartsWith($"Files cannot be kept in {folder};", Assert.Single(town.Complaints));
    }

    [BothEngines]
    public async Task A_folder_that_nodes_share_takes_the_files_on_either_engine(Engine engine)
    {
        using var shared = new TemporaryFolder();
        var folder = Path.Combine(shared.Path, "files");
        await using var storage = await TestStorage.Empty(engine);
        await using var town = await TownProcess.Serve(storage, new() { ["TOWNLINE_FILES"] = folder }, "--empty");

        Assert.True(Directory.Exists(folder));
        Assert.False(Directory.Exists(Path.Combine(storage.Folder, "files")));
    }
}
