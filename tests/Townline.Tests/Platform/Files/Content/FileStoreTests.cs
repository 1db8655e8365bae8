using Townline.Platform.Files;
using Townline.Platform.Files.Content;
using Townline.Platform.Storage;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Files.Content;

/// <summary>What every way of keeping contents must do.</summary>
public class FileStoreTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public Task What_is_kept_comes_back_whole_and_in_parts(Engine engine) => OnEach(engine, async (store, _) =>
    {
        foreach (var size in new[] { 0, 1, ContentChunk.Bytes, 3 * ContentChunk.Bytes + 7 })
        {
            var bytes = Bytes(size);
            var kept = await Keep(store, bytes);

            await using var content = (await store.Open(kept.Sha, default))!;
            Assert.Equal(size, content.Length);
            Assert.Equal(bytes, await ReadAll(content));
            content.Position = size / 2;
            Assert.Equal(bytes[(size / 2)..], await ReadAll(content));
        }
    });

    [BothEngines]
    public Task The_same_kept_by_many_at_once_is_there_once(Engine engine) => OnEach(engine, async (store, clock) =>
    {
        var bytes = Bytes(300_000);
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Keep(store, bytes))));

        Assert.Single(kept.Distinct());
        Assert.Single(await Before(store, clock.Now.AddDays(1)), sha => sha == kept[0].Sha);
        await using var content = (await store.Open(kept[0].Sha, default))!;
        Assert.Equal(bytes, await ReadAll(content));
    });

    [BothEngines]
    public Task What_was_kept_again_is_young_and_stays(Engine engine) => OnEach(engine, async (store, clock) =>
    {
        var (old, again) = (await Keep(store, Bytes(10)), await Keep(store, Bytes(20)));
        clock.Move(TimeSpan.FromDays(2));
        var before = clock.Now.AddDays(-1);
        Assert.Superset(new HashSet<string> { old.Sha, again.Sha }, await Before(store, before));
        await Keep(store, Bytes(20));

        Assert.True(await store.Remove(old.Sha, before, default));
        Assert.False(await store.Remove(again.Sha, before, default));

        // Somebody else who sweeps comes second.
        Assert.False(await store.Remove(old.Sha, before, default));

        Assert.Null(await store.Open(old.Sha, default));
        await using var content = (await store.Open(again.Sha, default))!;
        Assert.Equal(Bytes(20), await ReadAll(content));
    });

    [BothEngines]
    public Task What_is_not_here_is_not_here(Engine engine) => OnEach(engine, async (store, _) => Assert.Null(await store.Open(new string('0', 64), default)));

    [BothEngines]
    public Task Writing_that_was_killed_leaves_nothing_for_long(Engine engine) => OnEach(engine, async (store, clock) =>
    {
        var kept = await Keep(store, Bytes(30));
        using var broken = new BreaksOff(Bytes(600_000));
        await Assert.ThrowsAnyAsync<Exception>(() => store.Keep(broken, default));

        await store.RemoveUnfinished(clock.Now.AddDays(1), default);

        Assert.NotNull(await store.Open(kept.Sha, default));
    });

    private async Task OnEach(Engine engine, Func<IFileStore, Clock, Task> test)
    {
        var town = await towns.Fresh(engine);

        // It would sweep what no row names as soon as the clock moves.
        await town.Get<FileSweeper>().StopAsync(default);
        using var folder = new TemporaryFolder();
        await test(new FolderFileStore(folder.Path, town.Clock), town.Clock);
        await test(new DatabaseFileStore(town.Get<Store>()), town.Clock);
    }

    private static Task<KeptContent> Keep(IFileStore store, byte[] bytes) => store.Keep(new MemoryStream(bytes), default);

    private static async Task<HashSet<string>> Before(IFileStore store, DateTimeOffset moment)
    {
        HashSet<string> shas = [];
        await foreach (var sha in store.KeptBefore(moment, default))
        {
            Assert.True(shas.Add(sha), $"{sha} is there twice.");
        }

        return shas;
    }

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private static async Task<byte[]> ReadAll(Stream content)
    {
        var all = new MemoryStream();
        await content.CopyToAsync(all);
        return all.ToArray();
    }

    /// <summary>Fails when it is read to its end a second time, or the first time for those who read once.</summary>
    private sealed class BreaksOff(byte[] bytes) : MemoryStream(bytes)
    {
        private bool _hashed;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position > 500_000 && (_hashed || buffer.Length < 128 * 1024))
            {
                throw new IOException("The disk has gone.");
            }

            var read = await base.ReadAsync(buffer, cancellationToken);
            _hashed |= Position == Length;
            return read;
        }
    }
}
