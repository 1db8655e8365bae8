using Microsoft.EntityFrameworkCore;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <summary>What stands in the outbox: at its time the task moves on, unless it changed since.</summary>
internal sealed record TaskTurn(long TaskId, int Version);

/// <summary>
/// Moves a task from later to today at midnight, and to late when it falls due, with its counts; a reminder then brings its request back. By the
/// outbox, so that it happens once however many nodes there are.
/// </summary>
internal sealed class TaskTimer(TaskBook book, TenantDirectory tenants, IRequests requests, IRequestQueries queries) : IOutboxHandler
{
    internal const string Name = "task.turn";

    public string Topic => Name;

    public Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var turn = item.Payload<TaskTurn>();
        return item.Complete(unit => Turn(unit, turn), cancel);
    }

    private async Task Turn(Unit unit, TaskTurn turn)
    {
        var row = await unit.Db.Set<TaskRow>().AsTracking().FirstOrDefaultAsync(row => row.Id == turn.TaskId);
        if (row is not { Open: 1 } || row.Version != turn.Version)
        {
            return;
        }

        var tenant = await tenants.Get(unit.TenantId);
        unit.Count(row.CountName, -1);
        row.Stage = TaskTimes.StageOf(row.DueAt, unit.Now, tenant.Zone);
        row.Version++;
        unit.Count(row.CountName, 1);
        TaskBook.SetTimer(unit, row, tenant);
        if (row.Stage != TaskStage.Late)
        {
            await unit.Db.SaveChangesAsync();
            await unit.Publish(new TaskHappened("turned", row.Id, row.RequestId, row.Number, row.PersonId, row.DueAt, row.Reminds == 1, TaskBook.ForWhom(row)));
            return;
        }

        await BringBack(unit, row);
        await book.Tell(unit, row, TaskHappened.FellDue, row.What);
    }

    /// <summary>A reminder that wants it opens the request again and puts it into the hands of the one who asked, unless somebody took it meanwhile.</summary>
    private async Task BringBack(Unit unit, TaskRow row)
    {
        if (row is not { Reminds: 1, RequestId: { } requestId } || await queries.ById(unit.TenantId, requestId, CancellationToken.None) is not { } request)
        {
            return;
        }

        var isOpen = request.Open;
        if (!isOpen && row.Reopens == 1)
        {
            await requests.Reopen(unit, requestId, row.What);
            isOpen = true;
        }

        if (isOpen && row.StaffId is { } staff && (request.AssigneeId is null || !request.Open))
        {
            await requests.Assign(unit, requestId, request.TeamId, staff);
        }
    }
}
