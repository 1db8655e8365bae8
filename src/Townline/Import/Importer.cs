using Dapper;
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
    /// <param name="report">Told where it starts, and after every batch.</param>
    /// <param name="cancel">Ends it after the batch in hand; the same import goes on from there later.</param>
    /// <exception cref="Platform.Commands.CommandFailedException">File and map do not fit.</exception>
    public async Task<ImportResult> Run(ImportJob job, Action<ImportReport> report, CancellationToken cancel)
    {
        using var source = new CsvSource(job.File);
        var mapper = new RowMapper(job.Map, source.Headers, time.GetUtcNow());
        using var rejects = new RejectFile(job.File.Path, job.DataFolder, source.Headers);
        var key = ImportProgressRow.KeyOf(job.File, job.Map);
        var totals = new ImportTotals();
        var earlier = await Earlier(job, key, cancel);
        if (earlier is not null)
        {
            source.ContinueAt(new(earlier.Position, earlier.Line));
            rejects.ContinueAt(earlier.RejectBytes);
            totals = new(earlier.Added, earlier.Known, earlier.Rejected);
        }
        else if (!job.IsDryRun)
        {
            rejects.StartAfresh();
        }

        report(new(totals, earlier?.Position ?? 0, []));
        await foreach (var batch in preparer.ReadAhead(job, source, mapper, cancel))
        {
            totals = job.IsDryRun ? totals + batch.Totals : await writer.Write(job, key, batch, totals, rejects, cancel);
            report(new(totals, batch.End.Offset, batch.Rejections));
        }

        return new(totals, rejects.Length > 0 ? rejects.Path : null);
    }

    private async Task<ImportProgressRow?> Earlier(ImportJob job, string key, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return await reader.QueryFirstOrDefaultAsync<ImportProgressRow>(
            "SELECT * FROM import_progress WHERE tenant_id = @Id AND file_key = @key",
            new { job.Town.Id, key });
    }
}
