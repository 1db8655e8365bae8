using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Faces.Portal.Report.Drafts;

/// <summary>Every hour forgets drafts that nobody has touched for seven days. Any number of processes may sweep at once.</summary>
internal sealed class DraftSweeper(Store store, TimeProvider time, ILogger<DraftSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TrySweep(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    /// <returns>The number of drafts that went, of all towns.</returns>
    public Task<int> Sweep(CancellationToken cancel) => store.Write(
        0,
        Actor.System("portal"),
        unit => unit.Execute("DELETE FROM portal_draft WHERE changed_at < @before", new { before = unit.Now - DraftRow.Life }),
        cancel);

    private async Task TrySweep(CancellationToken cancel)
    {
        try
        {
            var gone = await Sweep(cancel);
            log.LogInformation("Forgot {Count} drafts of reports", gone);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "Old drafts of reports could not be forgotten; it is tried again in an hour");
        }
    }
}
