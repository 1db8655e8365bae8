using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Sweeping;

namespace Townline.Faces.Portal.Report.Drafts;

/// <summary>Every hour forgets drafts that nobody has touched for seven days. Any number of processes may sweep at once.</summary>
internal sealed class DraftSweeper(Store store, TimeProvider time, ILogger<DraftSweeper> log) : Sweeper("drafts of reports", TimeSpan.FromHours(1), time, log)
{
    /// <returns>The number of drafts that went, of all towns.</returns>
    public override Task<int> Sweep(CancellationToken cancel) => store.Write(
        0,
        Actor.System("portal"),
        unit => unit.Execute("DELETE FROM portal_draft WHERE changed_at < @before", new { before = unit.Now - DraftRow.Life }),
        cancel);
}
