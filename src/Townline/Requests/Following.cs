using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests;

/// <summary>"Me too": counted, with or without a name.</summary>
internal sealed class Following
{
    public async Task<bool> Follow(Unit unit, long requestId, long? personId)
    {
        var db = unit.Db;
        var request = await db.Set<Request>().AsTracking().FirstOrDefaultAsync(r => r.Id == requestId)
            ?? throw new KeyNotFoundException($"There is no request {requestId}.");
        if (personId is not null && (request.PersonId == personId || await db.Set<Follower>().AnyAsync(f => f.RequestId == requestId && f.PersonId == personId)))
        {
            return false;
        }

        unit.Add(new Follower { Id = unit.NextId(), TenantId = unit.TenantId, RequestId = requestId, PersonId = personId, At = unit.Now });
        request.Followers++;
        await db.SaveChangesAsync();
        await unit.Publish(EventOf.Request(request, new RequestFollowed { RequestId = requestId, Number = request.Number, FollowerPersonId = personId }));
        return true;
    }
}
