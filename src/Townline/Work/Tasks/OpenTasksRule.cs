using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Work.Tasks;

/// <summary>A request with open tasks closes only when whoever closes it says so; in the unit that closes it, by whatever way. Reminders are no work left undone.</summary>
internal sealed class OpenTasksRule : IListen<RequestClosed>
{
    private const int MostCounted = 100;

    public async Task Hear(RequestClosed happened, Unit unit)
    {
        if (happened.LeavesTasks || happened.WithParent || unit.IsHistory)
        {
            return;
        }

        // By IX_work_task_request_id_id.
        var open = await unit.Db.Set<TaskRow>().Where(row => row.RequestId == happened.RequestId && row.Open == 1 && row.Reminds == 0).Take(MostCounted).CountAsync();
        RuleBrokenException.Unless(open == 0, "close-open-tasks", open);
    }
}
