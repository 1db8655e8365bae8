using Townline.Work.Contracts;

namespace Townline.Work.Counter;

/// <summary>
/// An honest span: if all before are quick (the quarter of visits that took least) and if all take long (the quarter that took most), shared among the counters that can serve them.
/// </summary>
internal static class WaitEstimate
{
    /// <summary>From fewer visits nothing is foretold.</summary>
    public const int FewestVisits = 5;
    private const int Step = 5;
    private const int Longest = 240;

    /// <param name="took">How long visits of late took.</param>
    /// <param name="before">Visitors who are served or called before.</param>
    /// <param name="counters">Counters that are open for them.</param>
    /// <returns>Null when it cannot be said: too few visits, no counter, or a span that would help nobody.</returns>
    public static WaitSpan? Of(IReadOnlyCollection<TimeSpan> took, int before, int counters)
    {
        if (took.Count < FewestVisits || counters < 1)
        {
            return null;
        }

        var sorted = took.Order().ToList();
        var (quick, slow) = (sorted[sorted.Count / 4].TotalMinutes, sorted[sorted.Count * 3 / 4].TotalMinutes);
        var from = (int)(quick * before / counters / Step) * Step;
        var to = Math.Max(from + Step, (int)Math.Ceiling(slow * (before + 1) / counters / Step) * Step);
        return to <= Longest ? new WaitSpan(from, to) : null;
    }
}
