using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Import;

/// <summary>Writes a batch and its place in the file in one transaction.</summary>
internal sealed class BatchWriter(Store store, IPastRequests past)
{
    private static readonly TimeSpan TurnOfOthers = TimeSpan.FromMilliseconds(25);

    /// <param name="before">What the batches before it came to.</param>
    /// <returns>What it comes to with this batch.</returns>
    public async Task<ImportTotals> Write(ImportJob job, IImportBook book, PreparedBatch batch, ImportTotals before, CancellationToken cancel)
    {
        for (; ; batch = await LookUpAgain(job, batch, cancel))
        {
            var totals = before + batch.Totals;
            var first = batch.Fresh.Count == 0 ? 0 : await past.NewNumbers(job.Town.Id, batch.Fresh.Count, cancel);
            try
            {
                await store.Write(
                    job.Town.Id,
                    Actor.System("import"),
                    async unit =>
                    {
                        await past.TakeOver(unit, job.Map.Source, first, batch.Fresh);
                        await book.Keep(unit, batch, totals);
                    },
                    cancel);
                await LetOthersWrite();
                return totals;
            }
            catch (Exception error) when (store.Engine.IsDuplicateKey(error))
            {
                // The batch before it, or another import, wrote one of these after it was looked up.
            }
        }
    }

    private async Task<PreparedBatch> LookUpAgain(ImportJob job, PreparedBatch batch, CancellationToken cancel)
    {
        var known = await past.Known(job.Town.Id, job.Map.Source, [.. batch.Fresh.Select(request => request.ExternalId)], cancel);
        var fresh = batch.Fresh.Where(request => !known.Contains(request.ExternalId)).ToList();
        return batch with { Fresh = fresh, Known = batch.Known + batch.Fresh.Count - fresh.Count };
    }

    /// <summary>On one file only one process writes at a time, and those that wait look again only now and then: they need a gap to see.</summary>
    private async Task LetOthersWrite()
    {
        if (store.Engine.OthersWrite())
        {
            await Task.Delay(TurnOfOthers);
        }
    }
}
