using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;
using Townline.Work.Macros;

namespace Townline.Work.Bulk;

/// <inheritdoc/>
internal sealed class JobBook : IJobs
{
    private static readonly TimeSpan KeepPlans = TimeSpan.FromDays(1);

    public async Task<long> Make(Unit unit, long staffId, IReadOnlyList<long> requestIds)
    {
        var ids = requestIds.Distinct().ToList();
        RuleBrokenException.Unless(ids.Count > 0, "job-none");
        RuleBrokenException.Unless(ids.Count <= IJobs.Most, "job-many", IJobs.Most);
        await ForgetPlans(unit, staffId);
        var job = unit.Add(new JobRow { Id = unit.NextId(), TenantId = unit.TenantId, StaffId = staffId, Total = ids.Count, CreatedAt = unit.Now });
        foreach (var (number, id) in ids.Index())
        {
            unit.Insert(JobItemRow.Into, job.Id, id, unit.TenantId, number, (int)JobItemState.Waiting, "[]", 0);
        }

        return job.Id;
    }

    public async Task Plan(Unit unit, long staffId, long jobId, WorkSteps steps, IReadOnlyList<string>? services)
    {
        var job = await Own(unit, staffId, jobId, JobState.Planned);
        StepCheck.Check(steps);
        job.Steps = steps;
        job.Services = services ?? [];
        job.Version++;
    }

    public async Task Start(Unit unit, Tenant tenant, long staffId, long jobId)
    {
        var job = await Own(unit, staffId, jobId, JobState.Planned);
        RuleBrokenException.Unless(job.Steps is not null, "job-nothing");
        job.State = JobState.Running;
        job.StartsAt = job.Steps!.Speaks ? unit.Now.AddMinutes(tenant.Settings.PauseMinutes) : unit.Now;
        job.Version++;
        unit.Enqueue(JobHandler.TopicName, new JobAsked(jobId), due: job.StartsAt);
        await unit.Publish(new JobHappened("started", jobId, staffId));
    }

    public async Task Stop(Unit unit, long staffId, long jobId)
    {
        var job = await Own(unit, staffId, jobId, JobState.Running);
        job.State = JobState.Stopped;
        job.EndedAt = unit.Now;
        job.Version++;
        await unit.Execute("UPDATE work_job_item SET state = 4 WHERE job_id = @jobId AND state = 0", new { jobId });
        await unit.Publish(new JobHappened("stopped", jobId, staffId));
    }

    public async Task Undo(Unit unit, long staffId, long jobId)
    {
        var job = await Own(unit, staffId, jobId, JobState.Done, JobState.Stopped);
        RuleBrokenException.Unless(job.EndedAt > unit.Now - IJobs.UndoTime, "job-undo-late");
        job.State = JobState.Undoing;
        job.Version++;
        unit.Enqueue(JobHandler.TopicName, new JobAsked(jobId));
        await unit.Publish(new JobHappened("undoing", jobId, staffId));
    }

    public async Task<JobView?> Find(TownlineDb db, long staffId, long jobId, CancellationToken cancel) =>
        await db.Set<JobRow>().FirstOrDefaultAsync(job => job.Id == jobId && job.StaffId == staffId, cancel) is { } job ? (await Read(db, [job], cancel))[0] : null;

    public async Task<IReadOnlyList<JobView>> Of(TownlineDb db, long staffId, int most, CancellationToken cancel) =>
        await Read(db, await db.Set<JobRow>().Where(job => job.StaffId == staffId && job.State != JobState.Planned).OrderByDescending(job => job.Id).Take(most).ToListAsync(cancel), cancel);

    public async Task<IReadOnlyList<JobItem>> Items(TownlineDb db, long jobId, int most, CancellationToken cancel) =>
    [
        .. (await db.Set<JobItemRow>().Where(item => item.JobId == jobId).OrderByDescending(item => item.State).ThenBy(item => item.Number).Take(most).ToListAsync(cancel))
            .Select(item => new JobItem(item.RequestId, item.State, item.Step, item.Why, item.Args)),
    ];

    private static async Task<IReadOnlyList<JobView>> Read(TownlineDb db, List<JobRow> jobs, CancellationToken cancel)
    {
        if (jobs.Count == 0)
        {
            return [];
        }

        var ids = jobs.ConvertAll(job => job.Id);
        var counts = await db.Set<JobItemRow>().Where(item => ids.Contains(item.JobId)).GroupBy(item => new { item.JobId, item.State })
            .Select(group => new { group.Key.JobId, group.Key.State, Count = group.Count() }).ToListAsync(cancel);
        return
        [
            .. jobs.Select(job => new JobView(
                job.Id, job.State, job.Steps, job.Total, counts.Where(count => count.JobId == job.Id).ToDictionary(count => count.State, count => count.Count), job.CreatedAt, job.StartsAt, job.EndedAt)),
        ];
    }

    private static async Task<JobRow> Own(Unit unit, long staffId, long jobId, params JobState[] states)
    {
        var job = await unit.Db.Set<JobRow>().AsTracking().FirstOrDefaultAsync(row => row.Id == jobId && row.StaffId == staffId) ?? throw new KeyNotFoundException($"They have no job {jobId}.");
        RuleBrokenException.Unless(states.Contains(job.State), job.State is JobState.Undoing or JobState.Undone ? "job-undone" : job.State == JobState.Planned ? "job-not-begun" : job.State == JobState.Running ? "job-runs" : "job-ended");
        return job;
    }

    /// <summary>Plans that were never carried out.</summary>
    private static async Task ForgetPlans(Unit unit, long staffId)
    {
        var before = unit.Now - KeepPlans;
        foreach (var plan in await unit.Db.Set<JobRow>().AsTracking().Where(job => job.StaffId == staffId && job.State == JobState.Planned && job.CreatedAt < before).Take(20).ToListAsync())
        {
            await unit.Execute("DELETE FROM work_job_item WHERE job_id = @Id", new { plan.Id });
            unit.Db.Remove(plan);
        }
    }
}
