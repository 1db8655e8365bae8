using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Retention;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Tasks;
using Townline.Work.Writing;

namespace Townline.Work.Retention;

/// <summary>What goes from the work on requests whose time is over: what tasks said, and answers that were never sent.</summary>
internal sealed class RequestWork : IListen<RequestsForgotten>
{
    public async Task Hear(RequestsForgotten happened, Unit unit)
    {
        var ids = happened.Ids;
        var tasks = unit.Db.Set<TaskRow>().Where(task => task.RequestId != null && ids.Contains(task.RequestId.Value));
        if (happened.Rule.Take(Taken.Person))
        {
            await tasks.ExecuteUpdateAsync(set => set.SetProperty(task => task.PersonId, (long?)null));
        }

        if (happened.Rule.Take(Taken.Words))
        {
            await tasks.ExecuteUpdateAsync(set => set.SetProperty(task => task.What, "").SetProperty(task => task.Note, (string?)null));
            await unit.Db.Set<DraftRow>().Where(draft => ids.Contains(draft.RequestId)).ExecuteDeleteAsync();
        }
    }
}
