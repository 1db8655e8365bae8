using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Bulk;

/// <summary>What stands in the outbox.</summary>
internal sealed record JobAsked(long JobId);

/// <summary>
/// Does a job in small pieces: some requests, then back into the line behind what others ask for. Killed in between, it goes on where it was: each request's own row
/// says whether it is done.
/// </summary>
internal sealed class JobHandler(Store store, JobWork work) : IOutboxHandler
{
    internal const string TopicName = "work.job";
    private const int AtOnce = 25;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public string Topic => TopicName;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var id = item.Payload<JobAsked>().JobId;
        if (await Job(item.TenantId, id, cancel) is not { State: JobState.Running or JobState.Undoing } job)
        {
            return;
        }

        var waiting = job.State == JobState.Running ? JobItemState.Waiting : JobItemState.Done;
        var next = await Next(item.TenantId, id, waiting, cancel);
        var began = Stopwatch.GetTimestamp();
        foreach (var request in next.TakeWhile(_ => Stopwatch.GetElapsedTime(began) < Longest))
        {
            cancel.ThrowIfCancellationRequested();
            await work.Do(job, request);
        }

        await item.Complete(unit => End(unit, job, waiting), CancellationToken.None);
    }

    /// <summary>Goes on later, or ends when nothing is left.</summary>
    private static async Task End(Unit unit, JobRow read, JobItemState waiting)
    {
        var job = await unit.Db.Set<JobRow>().AsTracking().FirstAsync(row => row.Id == read.Id);
        if (job.State != read.State)
        {
            return;
        }

        if (await unit.Db.Set<JobItemRow>().AnyAsync(item => item.JobId == job.Id && item.State == waiting))
        {
            unit.Enqueue(TopicName, new JobAsked(job.Id));
            await unit.Publish(new JobHappened("progress", job.Id, job.StaffId));
            return;
        }

        job.State = job.State == JobState.Running ? JobState.Done : JobState.Undone;
        job.EndedAt = unit.Now;
        job.Version++;
        await unit.Publish(new JobHappened("ended", job.Id, job.StaffId));
    }

    private async Task<JobRow?> Job(int tenantId, long id, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<JobRow>().FirstOrDefaultAsync(row => row.Id == id, cancel);
    }

    private async Task<List<long>> Next(int tenantId, long id, JobItemState state, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<JobItemRow>().Where(item => item.JobId == id && item.State == state).OrderBy(item => item.Number).Take(AtOnce).Select(item => item.RequestId).ToListAsync(cancel);
    }
}
