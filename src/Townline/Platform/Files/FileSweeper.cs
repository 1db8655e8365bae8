using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Files.Content;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Storage;

namespace Townline.Platform.Files;

/// <summary>
/// Every six hours forgets drafts that were never sent, contents that no row names any more, and what killed uploads left behind.
/// A day passes before a content goes, because it is kept before its row is committed. Any number of processes may sweep at once.
/// </summary>
internal sealed class FileSweeper(Store store, IFileStore files, IncomingFolder incoming, TimeProvider time, ILogger<FileSweeper> log) : BackgroundService
{
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);
    private const int Batch = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TrySweep(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    /// <returns>The number of contents that went.</returns>
    public async Task<int> Sweep(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
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

    private async Task TrySweep(CancellationToken cancel)
    {
        try
        {
            var gone = await Sweep(cancel);
            log.LogInformation("Swept files: {Count} contents that nothing names are gone", gone);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "Sweeping files failed; it is tried again in {Hours} hours", Pause.TotalHours);
        }
    }

    private async Task<IReadOnlyList<string>> Named(string[] shas, CancellationToken cancel)
    {
        await using var db = store.Read(0);
        var rows = db.Set<StoredFile>().IgnoreQueryFilters();
        var originals = rows.Where(file => shas.Contains(file.Sha)).Select(file => file.Sha);
        var published = rows.Where(file => shas.Contains(file.PublishedSha)).Select(file => file.PublishedSha!);
        return await originals.Union(published).ToListAsync(cancel);
    }
}
