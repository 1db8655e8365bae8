using Townline.Import.Contracts;
using Townline.Import.Maps;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Import.Runs;

/// <summary>What stands in the outbox.</summary>
internal sealed record ImportAsked(long RunId);

/// <summary>
/// Works on an import for some seconds, then puts it back into the line. Killed in between, it goes on after the last batch that was committed; stopped, the
/// batch in hand is not written.
/// </summary>
internal sealed class ImportRunHandler(Store store, TenantDirectory towns, Importer importer, ImportChecker checker, KeptFile files, TimeProvider time) : IOutboxHandler
{
    internal const string TopicName = "import.run";

    /// <summary>Well below the lease of an outbox row.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public string Topic => TopicName;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var id = item.Payload<ImportAsked>().RunId;
        if (await RunRows.Find(store, item.TenantId, id, cancel) is not { State: ImportState.Running or ImportState.Checking } found)
        {
            return;
        }

        var town = (await towns.All(cancel)).First(each => each.Id == item.TenantId);
        if (found.State == ImportState.Checking)
        {
            await checker.Check(town, id, cancel);
            return;
        }

        if (await TakeUp(town, id, cancel) is { } run && await Import(town, run, cancel) is { } isDone)
        {
            await item.Complete(unit => Leave(unit, run, isDone), CancellationToken.None);
        }
    }

    /// <summary>
    /// From now on only this worker may go on. Marked first and read then: the last batch of a worker that was killed may still be committing, and its place would be missed.
    /// </summary>
    private Task<ImportRunRow?> TakeUp(Tenant town, long id, CancellationToken cancel) => store.Write(
        town.Id,
        Actor.System("import"),
        async unit =>
        {
            var taken = await unit.Execute(
                "UPDATE import_run SET worker = @worker, heard_at = @Now WHERE id = @id AND state = @state",
                new { worker = unit.NextId(), unit.Now, id, state = (int)ImportState.Running });
            return taken == 1 ? await RunRows.Tracked(unit, id) : null;
        },
        cancel);

    /// <returns>Whether the whole file is done; null when it is no longer ours, or has failed.</returns>
    private async Task<bool?> Import(Tenant town, ImportRunRow run, CancellationToken cancel)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var began = time.GetTimestamp();
        try
        {
            var map = ImportMapText.Read(run.Map);
            var job = new ImportJob(town, await files.Open(run, map, cancel), map, "", IsDryRun: false);
            await importer.Run(job, new RunBook(run), _ => PauseAfter(began, pause), pause.Token);
            return true;
        }
        catch (OperationCanceledException) when (pause.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return false;
        }
        catch (ImportTakenAwayException)
        {
            return null;
        }
        catch (Exception error) when (error is CommandFailedException or ImportRefusedException)
        {
            await Fail(run, error is CommandFailedException ? error.Message : "");
            return null;
        }
    }

    private void PauseAfter(long began, CancellationTokenSource pause)
    {
        if (time.GetElapsedTime(began) > Longest)
        {
            pause.Cancel();
        }
    }

    /// <summary>Ends, or goes on later.</summary>
    private static async Task Leave(Unit unit, ImportRunRow read, bool isDone)
    {
        var run = await RunRows.Tracked(unit, read.Id);
        if (run is null || run.State != ImportState.Running || run.Worker != read.Worker)
        {
            return;
        }

        if (!isDone)
        {
            unit.Enqueue(TopicName, new ImportAsked(run.Id));
            await unit.Publish(run.Happened("progress"));
            return;
        }

        (run.State, run.EndedAt) = (ImportState.Done, unit.Now);
        await unit.Publish(run.Happened("ended"));
    }

    private Task Fail(ImportRunRow read, string problem) => store.Write(
        read.TenantId,
        Actor.System("import"),
        async unit =>
        {
            if (await RunRows.Tracked(unit, read.Id) is { State: ImportState.Running } run && run.Worker == read.Worker)
            {
                (run.State, run.EndedAt, run.Problem) = (ImportState.Failed, unit.Now, problem);
                await unit.Publish(run.Happened("failed"));
            }
        });
}
