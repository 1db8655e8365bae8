using Dapper;
using Townline.Platform.Storage;

namespace Townline.Import;

/// <summary>The book of an import of a file on this machine: its place in a row of the database, its rejected rows in a file beside it.</summary>
internal sealed class FileBook(Store store, ImportJob job) : IImportBook, IDisposable
{
    private readonly string _key = ImportProgressRow.KeyOf(job.File, job.Map);
    private RejectFile? _rejects;

    /// <summary>Where the rejected rows are; null when there are none, or in a dry run.</summary>
    public string? RejectFile => _rejects is { Length: > 0 } file ? file.Path : null;

    public async Task<ImportPlace?> Open(IReadOnlyList<string> headers, CancellationToken cancel)
    {
        var earlier = await Earlier(cancel);
        if (!job.IsDryRun)
        {
            _rejects = new RejectFile(job.File.Path, job.DataFolder, headers);
            if (earlier is null)
            {
                _rejects.StartAfresh();
            }
            else
            {
                _rejects.ContinueAt(earlier.RejectBytes);
            }
        }

        return earlier is null ? null : new(new(earlier.Position, earlier.Line), new(earlier.Added, earlier.Known, earlier.Rejected, earlier.LeftOut));
    }

    public void Refuse(IReadOnlyList<Rejection> rejections) => _rejects?.Add(rejections);

    public Task Keep(Unit unit, PreparedBatch batch, ImportTotals totals)
    {
        if (batch.IsLast)
        {
            unit.Insert(ImportProgressRow.Delete, unit.TenantId, _key);
        }
        else
        {
            unit.Insert(
                ImportProgressRow.Put,
                unit.TenantId, _key, batch.End.Offset, batch.End.Line, totals.New, totals.Known, totals.Rejected, totals.LeftOut, _rejects!.Length, unit.Now);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _rejects?.Dispose();

    private async Task<ImportProgressRow?> Earlier(CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return await reader.QueryFirstOrDefaultAsync<ImportProgressRow>(
            "SELECT * FROM import_progress WHERE tenant_id = @Id AND file_key = @key",
            new { job.Town.Id, key = _key });
    }
}
