namespace Townline.Platform.Sweeping;

/// <summary>Takes away now and again what nobody needs any more. Any number of processes may sweep at once; a sweep that fails is tried again after the next pause.</summary>
/// <param name="what">What is swept, for the log.</param>
/// <param name="pause">From one sweep to the next, and before the first.</param>
internal abstract class Sweeper(string what, TimeSpan pause, TimeProvider time, ILogger log) : BackgroundService
{
    protected TimeProvider Time => time;

    /// <summary>Sweeps once.</summary>
    /// <returns>How many went, of all towns.</returns>
    public abstract Task<int> Sweep(CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, time);
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

    private async Task TrySweep(CancellationToken cancel)
    {
        try
        {
            var gone = await Sweep(cancel);
            log.LogInformation("Swept {What}: {Count} gone", what, gone);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "Sweeping {What} failed; it is tried again in {Hours} hours", what, pause.TotalHours);
        }
    }
}
