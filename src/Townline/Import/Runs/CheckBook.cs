using Townline.Import.Contracts;
using Townline.Platform.Storage;

namespace Townline.Import.Runs;

/// <summary>The book of a check: nothing is written before its end, and refused rows are kept until then.</summary>
internal sealed class CheckBook : IImportBook
{
    private readonly List<Rejection> _refused = [];

    /// <summary>The first of the refused rows.</summary>
    public IReadOnlyList<Rejection> Refused => _refused;

    public Task<ImportPlace?> Open(IReadOnlyList<string> headers, CancellationToken cancel) => Task.FromResult<ImportPlace?>(null);

    public void Refuse(IReadOnlyList<Rejection> rejections) => _refused.AddRange(rejections.Take(IRequestImports.MostKeptRejections - _refused.Count));

    public Task Keep(Unit unit, PreparedBatch batch, ImportTotals totals) => throw new InvalidOperationException("A check writes nothing.");
}
