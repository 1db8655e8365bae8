using Microsoft.EntityFrameworkCore;
using Townline.Platform.Files;
using Townline.Platform.Files.Content;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Files;

public class FileSweeperTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_draft_that_was_never_sent_is_forgotten_with_its_contents(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var draft = await Save(town, TestJpeg.Laden(TestExif.Of(6)), owner: null);
        var given = await Save(town, TestPng.Laden(TestExif.Of(6)), owner: "request");

        town.Clock.Move(TimeSpan.FromDays(14) - TimeSpan.FromHours(1));
        Assert.Equal(0, await town.Get<FileSweeper>().Sweep(default));
        Assert.NotNull(await Open(town, draft.Sha));
        town.Clock.Move(TimeSpan.FromHours(2));
        await town.Get<FileSweeper>().Sweep(default);

        // The sweeper that runs by itself may have come first, so nothing is said of what this one took away.
        await Eventually.True(async () => await Open(town, draft.Sha) is null && await Open(town, draft.PublishedSha!) is null);
        Assert.Equal([given.Id], await town.Read(db => db.Set<StoredFile>().Select(file => file.Id).ToListAsync()));
        Assert.NotNull(await Open(town, given.Sha));
        Assert.NotNull(await Open(town, given.PublishedSha!));
    }

    [BothEngines]
    public async Task A_content_whose_row_is_not_committed_yet_is_left_alone_for_a_day(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var kept = await town.Get<IFileStore>().Keep(new MemoryStream([1, 2, 3]), default);

        town.Clock.Move(TimeSpan.FromHours(23));
        Assert.Equal(0, await town.Get<FileSweeper>().Sweep(default));
        Assert.NotNull(await Open(town, kept.Sha));
        town.Clock.Move(TimeSpan.FromHours(2));
        await town.Get<FileSweeper>().Sweep(default);

        await Eventually.True(async () => await Open(town, kept.Sha) is null);
    }

    [BothEngines]
    public async Task It_sweeps_by_itself(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var kept = await town.Get<IFileStore>().Keep(new MemoryStream([1, 2, 3]), default);
        town.Clock.Move(TimeSpan.FromHours(31));

        await Eventually.True(async () => await Open(town, kept.Sha) is null);
    }

    private static async Task<StoredFile> Save(TestTown town, byte[] bytes, string? owner)
    {
        var file = (await town.Get<FileIntake>().Take(town.Tenant, new MemoryStream(bytes), "a", town.Clock.Now, default)).File!;
        (file.Owner, file.OwnerId) = (owner, owner is null ? null : 1);
        await town.Write(unit => Task.FromResult(unit.Add(file)));
        return file;
    }

    private static async Task<Stream?> Open(TestTown town, string sha)
    {
        var content = await town.Get<IFileStore>().Open(sha, default);
        content?.Dispose();
        return content;
    }
}
