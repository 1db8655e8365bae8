using System.Globalization;

namespace Townline.Import;

/// <summary>What became of the rows so far.</summary>
/// <param name="New">Rows that became requests.</param>
/// <param name="Known">Rows whose request the town has already; left as it is.</param>
/// <param name="Rejected">Rows that could not be taken.</param>
/// <param name="LeftOut">Rows that the map says to leave out.</param>
internal readonly record struct ImportTotals(long New, long Known, long Rejected, long LeftOut = 0)
{
    public long Rows => New + Known + Rejected + LeftOut;

    public static ImportTotals operator +(ImportTotals a, ImportTotals b) => new(a.New + b.New, a.Known + b.Known, a.Rejected + b.Rejected, a.LeftOut + b.LeftOut);

    /// <summary>The last line of an import, which other programs read.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{New} new, {Known} known, {Rejected} rejected") + (LeftOut > 0 ? string.Create(CultureInfo.InvariantCulture, $", {LeftOut} left out") : "");
}
