using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Transfer.Packages;
using Townline.Transfer.Tables;

namespace Townline.Transfer.Arrival;

/// <summary>What the operator wants of an import.</summary>
/// <param name="Replace">Name of the town here whose place it takes; null when none shall go.</param>
/// <param name="WithoutWaitingWork">Leaves out what waits to be sent or done: for a copy to try things in.</param>
internal sealed record ArrivalOptions(string? Replace = null, bool WithoutWaitingWork = false);

/// <summary>
/// Brings a town in from an export. It is not served before all of it is here. A process that dies on the way leaves rows of a town that nobody
/// sees; the next import clears them away and begins anew.
/// </summary>
internal sealed class TownImporter(
    Store store, TownTables tables, TenantDirectory directory, UnservedTowns unserved, TownRemoval removal, ArrivalCheck check, IndexBuilder index, ContentsReader contents, TimeProvider time)
{
    private const string WaitingWork = "platform_outbox";
    private const int BatchSize = 5000;
    private const int SmallBatchSize = 1000;
    private static readonly Actor Us = Actor.System("transfer");
    private static readonly TimeSpan TurnOfOthers = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <param name="say">Sentences about what goes on.</param>
    /// <exception cref="CommandFailedException">It cannot be brought in; but for a town that was to be replaced, all is as it was.</exception>
    public async Task<Tenant> Import(TownPackage package, ArrivalOptions options, Action<string> say, IProgress<TransferProgress> progress, CancellationToken cancel)
    {
        await check.Demand(package.Manifest, cancel);
        await package.Verify(say, cancel);
        var row = await ArrivingTown.Read(package, tables, cancel);
        var gone = await check.Replaced(row.Tenant(), options.Replace, cancel);
        await ClearRemains(say, cancel);
        if (gone is not null)
        {
            await removal.Remove(gone.Id, isMine: false, say, cancel);
        }

        var id = await unserved.Reserve(row, cancel);
        try
        {
            await Bring(package, id, options, new Tally(package, options, progress), cancel);
        }
        catch (Exception error) when (error is CommandFailedException || store.Engine.IsDuplicateKey(error))
        {
            await removal.Remove(id, isMine: true, say, cancel);
            throw error as CommandFailedException ?? new CommandFailedException(
                "A row of this town has an id that a row of another town here has too: both were made in the same millisecond. Bring it into a folder or database of its own; nothing of it was kept.");
        }

        await unserved.Open(id, cancel);
        return await directory.Get(id, cancel);
    }

    /// <summary>What imports that died have left; waits for one that may still live.</summary>
    private async Task ClearRemains(Action<string> say, CancellationToken cancel)
    {
        var until = time.GetUtcNow() + UnservedTowns.Lease + Glance;
        while (await unserved.All(cancel) is [var half, ..])
        {
            say($"An import of {half.Name} was cut off; its remains go first.");
            if (!await removal.Remove(half.Id, isMine: false, say, cancel))
            {
                if (time.GetUtcNow() > until)
                {
                    throw new CommandFailedException($"Another import of {half.Name} is under way; wait for its end.");
                }

                await Task.Delay(Glance, time, cancel);
            }
        }
    }

    private async Task Bring(TownPackage package, int id, ArrivalOptions options, Tally tally, CancellationToken cancel)
    {
        var wanted = (TownTable table) => !options.WithoutWaitingWork || table.Name != WaitingWork;
        await foreach (var batch in new RowBatches(package, tables, id).ReadAhead(RowsNow, wanted, cancel))
        {
            await Write(id, batch, cancel);
            tally.Add(batch.Table.Name, batch.Rows.Count);
        }

        tally.DemandAll();
        await contents.Read(package, id, () => StayAlive(id, cancel), cancel);
        await index.Build(id, RowsNow, tally.Add, cancel);
    }

    private int RowsNow() => store.Engine.OthersWrite() ? SmallBatchSize : BatchSize;

    private async Task Write(int id, RowBatch batch, CancellationToken cancel)
    {
        await store.Write(
            id,
            Us,
            async unit =>
            {
                await unserved.Keep(unit);
                foreach (var (into, values) in batch.Rows)
                {
                    unit.Insert(into, values);
                }
            },
            cancel);
        if (store.Engine.OthersWrite())
        {
            // On one file only one process writes at a time, and those that wait look again only now and then: they need a gap to see.
            await Task.Delay(TurnOfOthers, cancel);
        }
    }

    private Task StayAlive(int id, CancellationToken cancel) => store.Write(id, Us, unserved.Keep, cancel);
}
