using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Files.Content;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Storage;
using Townline.Platform.Sweeping;

namespace Townline.Platform.Files;

/// <summary>
/// Every six hours forgets drafts that were never sent, contents that no row names any more, and what killed uploads left behind.
/// A day passes before a content goes, because it is kept before its row is committed. Any number of processes may sweep at once.
/// </summary>
internal sealed class FileSweeper(Store store, IFileStore files, IEnumerable<IContentOwner> others, IncomingFolder incoming, TimeProvider time, ILogger<FileSweeper> log)
    : Sweeper("files", TimeSpan.FromHours(6), time, log)
{
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);
    private const int Batch = 200;

    /// <returns>The number of contents that went.</returns>
    public override async Task<int> Sweep(CancellationToken cancel)
    {
        var now = Time.GetUtcNow();
        var drafts = now - StoredFile.DraftLife;
        var before = now - Grace;
        await store.Write(0, Actor.System("files"), unit => unit.Execute("DELETE FROM platform_file WHERE owner IS NULL AND created_at < @drafts", new { drafts }), cancel);
        incoming.RemoveLeftovers(before);
        await files.RemoveUnfinished(before, cancel);

        var gone = 0;
        await foreach (var batch in files.KeptBefore(before, cancel).Chunk(Batch).WithCancellation(cancel))
        {
            foreach (var sha in batch.Except(await Named(batch, cancel)))
            {
                gone += await files.Remove(sha, before, cancel) ? 1 : 0;
            }
        }

        return gone;
    }

    private async Task<IReadOnlyList<string>> Named(string[] shas, CancellationToken cancel)
    {
        await using var db = store.Read(0);
        var rows = db.Set<StoredFile>().IgnoreQueryFilters();
        var originals = rows.Where(file => shas.Contains(file.Sha)).Select(file => file.Sha);
        var published = rows.Where(file => shas.Contains(file.PublishedSha)).Select(file => file.PublishedSha!);
        var named = others.Aggregate(originals.Union(published), (all, other) => all.Union(other.Named(db, shas).IgnoreQueryFilters()));
        return await named.ToListAsync(cancel);
    }
}
