using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;

namespace Townline.Requests.Duplicates;

/// <summary>Those who reported or follow a child follow its parent, each once, and no longer when the link is taken back.</summary>
internal static class Followers
{
    public static async Task Bring(Unit unit, long childId, long parentId)
    {
        var db = unit.Db;
        var requests = await db.Set<Request>().AsNoTracking().Where(request => request.Id == childId || request.Id == parentId).ToDictionaryAsync(request => request.Id);
        var (child, parent) = (requests[childId], requests[parentId]);
        var theirs = await db.Set<Follower>().AsNoTracking().Where(follower => follower.RequestId == childId && follower.PersonId != null).OrderBy(follower => follower.Id).ToListAsync();
        var known = (await db.Set<Follower>().Where(follower => follower.RequestId == parentId && follower.PersonId != null).Select(follower => follower.PersonId).ToListAsync()).ToHashSet();
        known.Add(parent.PersonId);
        (long? Person, string? Channel)[] coming = [(child.PersonId, child.Channel), .. theirs.Select(follower => (follower.PersonId, follower.Channel))];
        var brought = 0;
        foreach (var (person, channel) in coming.Where(one => one.Person is not null && known.Add(one.Person)))
        {
            unit.Add(new Follower { Id = unit.NextId(), TenantId = unit.TenantId, RequestId = parentId, PersonId = person, Channel = channel, At = unit.Now, ViaId = childId });
            brought++;
        }

        await db.SaveChangesAsync();
        await Count(unit, parentId, brought);
    }

    public static async Task TakeBack(Unit unit, long childId, long parentId)
    {
        var gone = await unit.Execute(
            "DELETE FROM requests_follower WHERE request_id = @parentId AND via_id = @childId AND tenant_id = @TenantId", new { parentId, childId, unit.TenantId });
        await Count(unit, parentId, -gone);
    }

    /// <summary>By the database, as for any other follower; the row that EF Core may hold of the request is not written over with the old count, for it writes what changed.</summary>
    private static Task<int> Count(Unit unit, long requestId, int change) =>
        unit.Execute("UPDATE requests_request SET followers = followers + @change WHERE id = @requestId AND tenant_id = @TenantId", new { change, requestId, unit.TenantId });
}
