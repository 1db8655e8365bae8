using Townline.Platform.Storage;

namespace Townline.Import;

/// <summary>Where an import has come to.</summary>
/// <param name="At">Start of the row to go on with.</param>
/// <param name="Totals">What the rows before it came to.</param>
internal sealed record ImportPlace(CsvPosition At, ImportTotals Totals);

/// <summary>Notes how far an import has come and what it refused. Of one run of one import.</summary>
internal interface IImportBook
{
    /// <summary>Opens it.</summary>
    /// <returns>Where an earlier run has stopped; null to begin at the beginning.</returns>
    Task<ImportPlace?> Open(IReadOnlyList<string> headers, CancellationToken cancel);

    /// <summary>Takes the rejected rows of a batch, once and before it is written; also in a dry run.</summary>
    void Refuse(IReadOnlyList<Rejection> rejections);

    /// <summary>Notes a batch in the unit that writes it, which may run again after a conflict.</summary>
    /// <param name="totals">With this batch.</param>
    Task Keep(Unit unit, PreparedBatch batch, ImportTotals totals);
}
