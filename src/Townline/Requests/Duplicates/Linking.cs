using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Closure;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>Makes requests children of another, and takes it back. Two clerks who link at once wait for each other.</summary>
internal sealed class Linking(RequestEditing editing)
{
    public async Task Link(Unit unit, long childId, long parentId)
    {
        await Hold(unit, childId, parentId);
        if (await Broken(unit, childId, parentId) is { } broken)
        {
            throw broken;
        }

        await Join(unit, childId, parentId);
    }

    /// <summary>For a request that was closed as the duplicate of another: links them where the rules allow it, and else leaves the closure to speak for itself.</summary>
    public async Task LinkClosed(Unit unit, long childId, long parentId)
    {
        await Hold(unit, childId, parentId);
        if (await unit.Db.Set<Request>().AnyAsync(request => request.Id == parentId) && await Broken(unit, childId, parentId, isClosed: true) is null)
        {
            await Join(unit, childId, parentId);
        }
    }

    public async Task Unlink(Unit unit, long childId)
    {
        if (await LinkOf(unit, childId) is not { } link)
        {
            return;
        }

        unit.Db.Remove(link);
        await Followers.TakeBack(unit, childId, link.ParentId);
        await Judge(unit, childId, link.ParentId, SuggestionState.Open);
        await Tell(unit, childId, link.ParentId, linked: false);
        await editing.Edit(unit, childId, null, (request, service, _) =>
            request is { IsOpen: 0, Outcome: Outcome.Duplicate } && request.DuplicateOfId == link.ParentId ? Closing.Reopen(request, service, null) : null);
    }

    public async Task NotTheSame(Unit unit, long requestId, long otherId)
    {
        foreach (var (child, parent) in new[] { (requestId, otherId), (otherId, requestId) })
        {
            if (await LinkOf(unit, child) is { } link && link.ParentId == parent)
            {
                await Unlink(unit, child);
            }
        }

        await Judge(unit, requestId, otherId, SuggestionState.NotTheSame);
    }

    private static long? StaffOf(Unit unit) => unit.Actor.Kind == ActorKind.Staff ? unit.Actor.Id : null;

    /// <summary>Whoever else links either of them waits until this is committed and then sees it; in the order of ids, so that two never wait for each other.</summary>
    private static async Task Hold(Unit unit, long one, long other)
    {
        foreach (var id in new[] { Math.Min(one, other), Math.Max(one, other) })
        {
            await unit.Execute("UPDATE requests_request SET version = version WHERE id = @id AND tenant_id = @TenantId", new { id, unit.TenantId });
        }
    }

    private async Task Join(Unit unit, long childId, long parentId)
    {
        if (await LinkOf(unit, childId) is not null)
        {
            return;
        }

        unit.Add(new Link { RequestId = childId, TenantId = unit.TenantId, ParentId = parentId, At = unit.Now, ById = StaffOf(unit) });
        await Judge(unit, childId, parentId, SuggestionState.Linked);
        await Tell(unit, childId, parentId, linked: true);
        await Followers.Bring(unit, childId, parentId);
    }

    private static async Task<RuleBrokenException?> Broken(Unit unit, long childId, long parentId, bool isClosed = false)
    {
        if (childId == parentId)
        {
            return new RuleBrokenException("link-self");
        }

        var requests = await unit.Db.Set<Request>().AsNoTracking().Where(request => request.Id == childId || request.Id == parentId).ToListAsync();
        var child = requests.Find(request => request.Id == childId) ?? throw new KeyNotFoundException($"There is no request {childId}.");
        var parent = requests.Find(request => request.Id == parentId) ?? throw new KeyNotFoundException($"There is no request {parentId}.");
        if (await LinkOf(unit, childId) is { } has)
        {
            return has.ParentId == parentId ? null : new RuleBrokenException("link-linked", await Number(unit, has.ParentId));
        }

        if (await LinkOf(unit, parentId) is { } above)
        {
            return new RuleBrokenException("link-parent-is-child", $"{parent.Number}", await Number(unit, above.ParentId));
        }

        return await unit.Db.Set<Link>().AnyAsync(link => link.ParentId == childId) ? new RuleBrokenException("link-has-children", $"{child.Number}")
            : parent.IsOpen == 0 ? new RuleBrokenException("link-parent-closed", $"{parent.Number}")
            : child.IsOpen == 0 && !isClosed ? new RuleBrokenException("link-closed")
            : null;
    }

    private async Task Tell(Unit unit, long childId, long parentId, bool linked)
    {
        var numbers = await unit.Db.Set<Request>().Where(request => request.Id == childId || request.Id == parentId).ToDictionaryAsync(request => request.Id, request => request.Number);
        await editing.Edit(unit, childId, null, (child, _, _) => linked
            ? new RequestLinked { RequestId = child.Id, Number = child.Number, ParentId = parentId, ParentNumber = numbers[parentId] }
            : new RequestUnlinked { RequestId = child.Id, Number = child.Number, ParentId = parentId, ParentNumber = numbers[parentId] });
        await editing.Edit(unit, parentId, null, (parent, _, _) =>
            new RequestChildrenChanged { RequestId = parent.Id, Number = parent.Number, ChildId = childId, ChildNumber = numbers[childId], Linked = linked });
    }

    /// <summary>Keeps what a person said of a pair; the later of the two is the one with the larger id only where a person named them, so both ways are looked for.</summary>
    private static async Task Judge(Unit unit, long one, long other, SuggestionState state)
    {
        var pair = await unit.Db.Set<Suggestion>().AsTracking().FirstOrDefaultAsync(suggestion =>
            (suggestion.RequestId == one && suggestion.EarlierId == other) || (suggestion.RequestId == other && suggestion.EarlierId == one));
        pair ??= unit.Add(new Suggestion { Id = unit.NextId(), TenantId = unit.TenantId, RequestId = one, EarlierId = other, At = unit.Now });
        pair.State = state;
        pair.DecidedById = state == SuggestionState.Open ? null : StaffOf(unit);
        pair.DecidedAt = state == SuggestionState.Open ? null : unit.Now;
        await unit.Db.SaveChangesAsync();
    }

    private static Task<Link?> LinkOf(Unit unit, long childId) => unit.Db.Set<Link>().AsTracking().FirstOrDefaultAsync(link => link.RequestId == childId);

    private static async Task<string> Number(Unit unit, long id) => $"{await unit.Db.Set<Request>().Where(request => request.Id == id).Select(request => request.Number).FirstAsync()}";
}
