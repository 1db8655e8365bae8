using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Requests.Closure;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>What happens to a parent happens to its children: they close with it, as its duplicates and with its sentence, and open with it again.</summary>
internal sealed class Together(RequestEditing editing)
{
    /// <summary>Each child tells its own reporter and followers, under their own number; a child whose workflow cannot end where it stands stays open.</summary>
    public async Task Close(Unit unit, long parentId, string sentence)
    {
        foreach (var link in await Links(unit, parentId))
        {
            await editing.Edit(unit, link.RequestId, null, (child, service, _) =>
            {
                if (child.IsOpen == 0 || service.Workflow.From(child.State).All(state => state.Open))
                {
                    return null;
                }

                link.ClosedWithParent = 1;
                return Closing.CloseWithParent(unit, child, service, parentId, sentence);
            });
        }
    }

    public async Task Reopen(Unit unit, long parentId, string? reason)
    {
        foreach (var link in await Links(unit, parentId))
        {
            if (link.ClosedWithParent == 1)
            {
                link.ClosedWithParent = 0;
                await editing.Edit(unit, link.RequestId, null, (child, service, _) => child.IsOpen == 1 ? null : Closing.Reopen(child, service, reason));
            }
        }

        await unit.Db.SaveChangesAsync();
    }

    private static Task<List<Link>> Links(Unit unit, long parentId) =>
        unit.Db.Set<Link>().AsTracking().Where(link => link.ParentId == parentId).OrderBy(link => link.RequestId).ToListAsync();
}
