using Townline.Import.Contracts;
using Townline.Import.Maps;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Import.Runs;

/// <summary>Goes through a whole file as the import would, and writes down only what it would come to.</summary>
internal sealed class ImportChecker(Store store, Importer importer, KeptFile files)
{
    public async Task Check(Tenant town, long id, CancellationToken cancel)
    {
        if (await RunRows.Find(store, town.Id, id, cancel) is not { State: ImportState.Checking } run)
        {
            return;
        }

        var (book, totals, problem) = (new CheckBook(), default(ImportTotals), (string?)null);
        try
        {
            var map = ImportMapText.Read(run.Map);
            totals = await importer.Run(new(town, await files.Open(run, map, cancel), map, "", IsDryRun: true), book, _ => { }, cancel);
        }
        catch (CommandFailedException unfit)
        {
            problem = unfit.Message;
        }
        catch (ImportRefusedException)
        {
            problem = "";
        }

        await store.Write(town.Id, Actor.System("import"), unit => Note(unit, run, book, totals, problem), CancellationToken.None);
    }

    private static async Task Note(Unit unit, ImportRunRow read, CheckBook book, ImportTotals totals, string? problem)
    {
        // Somebody may have changed the mapping meanwhile.
        if (await RunRows.Tracked(unit, read.Id) is not { State: ImportState.Checking } run || run.Worker != read.Worker)
        {
            return;
        }

        await RunRows.ForgetRejections(unit, run.Id);
        RunBook.Insert(unit, run.Id, 0, book.Refused);
        (run.Added, run.Known, run.LeftOut, run.Rejected) = (totals.New, totals.Known, totals.LeftOut, totals.Rejected);
        (run.State, run.Problem, run.HeardAt) = (problem is null ? ImportState.Checked : ImportState.Draft, problem, unit.Now);
        await unit.Publish(run.Happened("checked"));
    }
}
