using Townline.Places.Contracts;
using Townline.Platform.Storage;

namespace Townline.Places.Import;

/// <summary>One import of one file.</summary>
/// <typeparam name="T">The records.</typeparam>
/// <param name="target">Where it writes.</param>
/// <param name="read">Makes a record of a row, or throws a <see cref="PlacesFileException"/>.</param>
/// <param name="code">What must not stand twice in a file.</param>
/// <param name="save">Writes a batch inside a unit of work.</param>
internal sealed class ImportRun<T>(ImportTarget target, Func<SourceRow, T> read, Func<T, string> code, Func<Unit, IReadOnlyList<T>, Task<SaveCount>> save)
{
    private const int BatchSize = 500;
    private const int MostRemarks = 10_000;
    private readonly List<T> _batch = new(BatchSize);
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly List<PlaceImportRemark> _remarks = [];
    private SaveCount _saved;
    private int _rejected;

    public async Task<PlaceImportReport> Run(IAsyncEnumerable<SourceRow> rows, IProgress<PlaceImportReport>? progress, CancellationToken cancel)
    {
        try
        {
            await foreach (var row in rows.WithCancellation(cancel))
            {
                Take(row);
                if (_batch.Count < BatchSize)
                    continue;
                await Flush(cancel);
                progress?.Report(Report());
            }
        }
        catch (PlacesFileException)
        {
            await Flush(cancel);
            throw;
        }
        await Flush(cancel);
        return Report();
    }

    private void Take(SourceRow row)
    {
        try
        {
            var record = row.Problem is null ? read(row) : throw new PlacesFileException(row.Problem);
            if (!_codes.Add(code(record)))
                throw new PlacesFileException($"The code {code(record)} stands in the file already.");
            if (record is AreaRecord { Mended: { } mended })
                Remark(row.Number, mended, rejected: false);
            _batch.Add(record);
        }
        catch (PlacesFileException wrong)
        {
            _rejected++;
            Remark(row.Number, wrong.Message, rejected: true);
        }
    }

    private void Remark(int row, string text, bool rejected)
    {
        if (_remarks.Count < MostRemarks)
            _remarks.Add(new(row, text, rejected));
    }

    private async Task Flush(CancellationToken cancel)
    {
        if (_batch.Count == 0)
            return;
        _saved += target.Options.DryRun ? await Try(cancel) : await target.Store.Write(target.TenantId, target.Actor, SaveAndTell, cancel);
        _batch.Clear();
    }

    /// <summary>What saving the batch would do: the unit is given up before it commits.</summary>
    private async Task<SaveCount> Try(CancellationToken cancel)
    {
        var count = default(SaveCount);
        try
        {
            await target.Store.Write(
                target.TenantId,
                target.Actor,
                async unit =>
                {
                    count = await save(unit, _batch);
                    throw new GivenUpException();
                },
                cancel
            );
        }
        catch (GivenUpException)
        {
            // As meant: nothing of a dry run is kept.
        }
        return count;
    }

    private async Task<SaveCount> SaveAndTell(Unit unit)
    {
        var count = await save(unit, _batch);
        if (count.Added + count.Changed > 0)
            await unit.Publish(new PlacesChanged(target.Options.Kind, count.Added, count.Changed));
        return count;
    }

    private PlaceImportReport Report() => new(_saved.Added, _saved.Changed, _saved.Same, _rejected, [.. _remarks]);

    private sealed class GivenUpException : Exception;
}
