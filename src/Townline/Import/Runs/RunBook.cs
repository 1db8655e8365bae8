using Townline.Import.Contracts;
using Townline.Platform.Storage;

namespace Townline.Import.Runs;

/// <summary>The book of an import that is kept in the database: its place, counts and refused rows commit with every batch.</summary>
/// <param name="run">As it was when this worker took it up.</param>
internal sealed class RunBook(ImportRunRow run) : IImportBook
{
    private IReadOnlyList<Rejection> _refused = [];

    public Task<ImportPlace?> Open(IReadOnlyList<string> headers, CancellationToken cancel) =>
        Task.FromResult(run.Position == 0 ? null : new ImportPlace(new(run.Position, run.Line), run.Totals));

    public void Refuse(IReadOnlyList<Rejection> rejections) => _refused = rejections;

    /// <exception cref="ImportTakenAwayException">It was stopped, or somebody else has taken it up; the batch is not written.</exception>
    public async Task Keep(Unit unit, PreparedBatch batch, ImportTotals totals)
    {
        var kept = await unit.Execute(
            """
            UPDATE import_run SET position = @Offset, line = @Line, added = @New, known = @Known, left_out = @LeftOut, rejected = @Rejected, heard_at = @Now
            WHERE id = @Id AND worker = @Worker AND state = @state
            """,
            new { batch.End.Offset, batch.End.Line, totals.New, totals.Known, totals.LeftOut, totals.Rejected, unit.Now, run.Id, run.Worker, state = (int)ImportState.Running });
        if (kept != 1)
        {
            throw new ImportTakenAwayException();
        }

        Insert(unit, run.Id, totals.Rejected - _refused.Count, _refused);
    }

    /// <summary>Keeps refused rows, as long as there is room for them.</summary>
    /// <param name="before">How many were refused before them.</param>
    public static void Insert(Unit unit, long runId, long before, IReadOnlyList<Rejection> refused)
    {
        var number = before;
        foreach (var rejection in refused.Take((int)Math.Clamp(IRequestImports.MostKeptRejections - before, 0, refused.Count)))
        {
            unit.Insert(ImportRejectionRow.Into, unit.TenantId, runId, ++number, rejection.Line, rejection.Reason, JsonColumn.Write(rejection.Fields));
        }
    }
}

/// <summary>The import is no longer this worker's.</summary>
internal sealed class ImportTakenAwayException() : Exception("The import was stopped or taken up by another process.");
