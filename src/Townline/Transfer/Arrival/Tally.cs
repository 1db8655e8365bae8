using Townline.Platform.Commands;
using Townline.Transfer.Packages;

namespace Townline.Transfer.Arrival;

/// <summary>Counts what has come in, for those who watch and to see that nothing is missing.</summary>
internal sealed class Tally(TownPackage package, ArrivalOptions options, IProgress<TransferProgress> progress)
{
    private readonly Dictionary<string, long> _rows = [];
    private readonly long _all = package.Manifest.Tables.Sum(table => table.Rows);
    private long _done;

    public void Add(string what, int rows)
    {
        _rows[what] = _rows.GetValueOrDefault(what) + rows;
        _done += rows;
        progress.Report(new TransferProgress(what, _done, Math.Max(_all, _done)));
    }

    /// <exception cref="CommandFailedException">A table has other rows than the manifest says.</exception>
    public void DemandAll()
    {
        foreach (var table in package.Manifest.Tables.Where(table => table.Name != Tables.TownTables.Tenants))
        {
            var came = _rows.GetValueOrDefault(table.Name);
            if (came != table.Rows && !(came == 0 && options.WithoutWaitingWork))
            {
                throw new CommandFailedException($"{table.File} has {came} rows, and should have {table.Rows}; make the export anew.");
            }
        }
    }
}
