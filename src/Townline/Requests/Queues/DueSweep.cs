using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Requests.Queues;

/// <summary>Moves requests into "due soon" and "overdue" as time passes, so that queues and their counts need no clock. Any number of processes may run one.</summary>
internal sealed class DueSweep(Store store, TenantDirectory tenants, TimeProvider time, ILogger<DueSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private const int MostAtOnce = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                try
                {
                    await Run(stoppingToken);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    log.LogWarning(error, "Promises could not be checked; trying again");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Shutting down.
        }
    }

    /// <summary>Checks all towns once.</summary>
    public async Task Run(CancellationToken cancel)
    {
        foreach (var tenant in await tenants.All(cancel))
        {
            while (await Sweep(tenant, cancel) == MostAtOnce)
            {
            }
        }
    }

    private Task<int> Sweep(Tenant tenant, CancellationToken cancel) =>
        store.Write(
            tenant.Id,
            Actor.System("clock"),
            async unit =>
            {
                var hours = tenant.Settings.DueSoonHours;
                var (now, soon) = (unit.Now, unit.Now.AddHours(hours));
                var late = await unit.Db.Set<Request>()
                    .AsTracking()
                    .Where(request => request.IsOpen == 1 && ((request.Due == 0 && request.Urgency <= soon) || (request.Due == 1 && request.Urgency <= now)))
                    .OrderBy(request => request.Urgency)
                    .Take(MostAtOnce)
                    .ToListAsync();
                foreach (var request in late)
                {
                    var before = QueueMembership.Of(request).ToList();
                    request.Due = DueState.At(now, request.DueAt, hours);
                    QueueMembership.Recount(unit, before, QueueMembership.Of(request));
                    await unit.Publish(EventOf.Request(request, new RequestDueChanged { RequestId = request.Id, Number = request.Number, Due = request.Due }));
                }

                return late.Count;
            },
            cancel);
}
