using Townline.Import.Maps;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Import;

/// <summary>What to import, and how.</summary>
/// <param name="Town">Whose requests they become.</param>
/// <param name="File">The file.</param>
/// <param name="Map">What its columns mean.</param>
/// <param name="DataFolder">Where rejected rows go when the file's own folder cannot be written.</param>
/// <param name="IsDryRun">Count only, write nothing.</param>
internal sealed record ImportJob(Tenant Town, CsvFile File, ImportMap Map, string DataFolder, bool IsDryRun);

/// <summary>How far an import has come.</summary>
/// <param name="Totals">Of the whole file, what an earlier run did included.</param>
/// <param name="Position">Bytes of the file behind it.</param>
/// <param name="Rejections">Those of the last batch.</param>
internal sealed record ImportReport(ImportTotals Totals, long Position, IReadOnlyList<Rejection> Rejections);

/// <param name="Totals">Of the whole file.</param>
/// <param name="RejectFile">Where the rejected rows are; null when there are none, or in a dry run.</param>
internal sealed record ImportResult(ImportTotals Totals, string? RejectFile);

/// <summary>
/// Imports a file: one task reads, maps and looks up, this one writes. Every batch commits together with its place in the
/// file, so that an import that was killed goes on where it stopped and no row comes twice.
/// </summary>
internal sealed class Importer(Store store, BatchPreparer preparer, BatchWriter writer, TimeProvider time)
{
    /// <summary>Imports a file of this machine, whose progress and rejected rows are kept beside it.</summary>
    /// <inheritdoc cref="Run(ImportJob, IImportBook, Action{ImportReport}, CancellationToken)"/>
    public async Task<ImportResult> Run(ImportJob job, Action<ImportReport> report, CancellationToken cancel)
    {
        using var book = new FileBook(store, job);
        return new(await Run(job, book, report, cancel), book.RejectFile);
    }

    /// <param name="job">What to import.</param>
    /// <param name="book">Where it is noted how far it has come.</param>
    /// <param name="report">Told where it starts, and after every batch.</param>
    /// <param name="cancel">Ends it after the batch in hand; the same import goes on from there later.</param>
    /// <exception cref="Platform.Commands.CommandFailedException">File and map do not fit.</exception>
    public async Task<ImportTotals> Run(ImportJob job, IImportBook book, Action<ImportReport> report, CancellationToken cancel)
    {
        using var source = new CsvSource(job.File);
        var mapper = new RowMapper(job.Map, source.Headers, time.GetUtcNow());
        var earlier = await book.Open(source.Headers, cancel);
        var totals = earlier?.Totals ?? default;
        if (earlier is not null)
        {
            source.ContinueAt(earlier.At);
        }

        report(new(totals, earlier?.At.Offset ?? 0, []));
        await foreach (var batch in preparer.ReadAhead(job, source, mapper, cancel))
        {
            book.Refuse(batch.Rejections);
            totals = job.IsDryRun ? totals + batch.Totals : await writer.Write(job, book, batch, totals, cancel);
            report(new(totals, batch.End.Offset, batch.Rejections));
        }

        return totals;
    }
}
