using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Bulk;

/// <summary>A job's work on one request, or its undoing: one unit with the mark that it is done, under the name of the clerk and with their rights at this moment.</summary>
internal sealed class JobWork(Store store, IWorkRunner runner, IRequestQueries requests, IRequests commands, IStaffDirectory directory, ICatalogue catalogue)
{
    public async Task Do(JobRow job, long requestId)
    {
        var staff = await directory.Find(job.TenantId, job.StaffId) ?? throw new InvalidOperationException($"Job {job.Id} is of nobody.");
        try
        {
            await Write(job, unit => job.State == JobState.Undoing ? TakeBack(unit, job, requestId, staff) : Run(unit, job, requestId, staff));
        }
        catch (StepRefusedException refused)
        {
            await Write(job, unit => Refuse(unit, job, requestId, refused.Step, refused.Code, refused.Args));
        }
        catch (RuleBrokenException broken)
        {
            await Write(job, unit => Refuse(unit, job, requestId, null, broken.Code, broken.Args));
        }
        catch (StaleEditException)
        {
            await Write(job, unit => Refuse(unit, job, requestId, null, "job-changed-since", []));
        }
    }

    private async Task Run(Unit unit, JobRow job, long requestId, StaffMember staff)
    {
        if (await Item(unit, job, requestId, JobItemState.Waiting) is not { } item)
        {
            return;
        }

        var request = (await requests.On(unit, requestId))!;
        RuleBrokenException.Unless(job.Services.Count == 0 || job.Services.Contains((await catalogue.Of(job.TenantId)).ById(request.ServiceId)!.Code), "macro-service");

        item.Before = RequestStanding.Of(request);
        item.State = await runner.Run(unit, staff, request, job.Steps!) ? JobItemState.Done : JobItemState.Same;
        item.After = (await requests.On(unit, requestId))!.Version;
        await unit.Publish(new JobTouched(job.Id, requestId, Undo: false));
    }

    private async Task TakeBack(Unit unit, JobRow job, long requestId, StaffMember staff)
    {
        if (await Item(unit, job, requestId, JobItemState.Done) is not { } item)
        {
            return;
        }

        RuleBrokenException.Unless(staff.Active && job.Steps!.All.All(step => staff.May(WorkSteps.RightFor(step))), "step-right");
        await commands.Restore(unit, requestId, item.Before!, item.After);
        item.State = JobItemState.Undone;
        await unit.Publish(new JobTouched(job.Id, requestId, Undo: true));
    }

    private static async Task Refuse(Unit unit, JobRow job, long requestId, WorkStep? step, string code, IReadOnlyList<object> args)
    {
        var undoing = job.State == JobState.Undoing;
        if (await Item(unit, job, requestId, undoing ? JobItemState.Done : JobItemState.Waiting) is { } item)
        {
            (item.State, item.Step, item.Why, item.Args) = (undoing ? JobItemState.Kept : JobItemState.Refused, step, code, [.. args.Select(arg => $"{arg}")]);
        }
    }

    /// <summary>The row of the pair when it still stands so; taken in this unit, so that nobody else does it.</summary>
    private static async Task<JobItemRow?> Item(Unit unit, JobRow job, long requestId, JobItemState state)
    {
        var taken = await unit.Execute(
            "UPDATE work_job_item SET number = number WHERE job_id = @Id AND request_id = @requestId AND state = @state", new { job.Id, requestId, state = (int)state });
        return taken == 0 ? null : await unit.Db.Set<JobItemRow>().AsTracking().FirstAsync(item => item.JobId == job.Id && item.RequestId == requestId);
    }

    private Task Write(JobRow job, Func<Unit, Task> work) => store.Write(job.TenantId, new Actor(ActorKind.Staff, job.StaffId, "desk"), work);
}
