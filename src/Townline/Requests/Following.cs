using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests;

/// <summary>"Me too": counted, with or without a name.</summary>
internal sealed class Following(IPeople people)
{
    public async Task<long?> Follow(Unit unit, long requestId, long? personId, string? channel)
    {
        var db = unit.Db;
        var request = await db.Set<Request>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == requestId)
            ?? throw new KeyNotFoundException($"There is no request {requestId}.");
        if (personId is { } person && await IsThere(db, request, await people.SamePerson(db, person, CancellationToken.None)))
        {
            return null;
        }

        var follower = unit.Add(new Follower { Id = unit.NextId(), TenantId = unit.TenantId, RequestId = requestId, PersonId = personId, Channel = channel, At = unit.Now });
        await db.SaveChangesAsync();

        // Counted by the database: two at once both count, and a clerk who is at work on the request is not in the way.
        await unit.Execute("UPDATE requests_request SET followers = followers + 1 WHERE id = @requestId AND tenant_id = @TenantId", new { requestId, unit.TenantId });
        await unit.Publish(EventOf.Request(request, new RequestFollowed { RequestId = requestId, Number = request.Number, FollowerPersonId = personId }));
        return follower.Id;
    }

    public async Task StopNews(Unit unit, long followerId)
    {
        var follower = await unit.Db.Set<Follower>().AsTracking().FirstOrDefaultAsync(row => row.Id == followerId) ?? throw new KeyNotFoundException($"There is no follower {followerId}.");
        if (follower.Channel is null)
        {
            return;
        }

        follower.Channel = null;
        await unit.Db.SaveChangesAsync();
        var request = await unit.Db.Set<Request>().AsNoTracking().FirstAsync(row => row.Id == follower.RequestId);
        await unit.Publish(EventOf.Request(request, new RequestNewsStopped { RequestId = request.Id, Number = request.Number, FollowerPersonId = follower.PersonId }));
    }

    private static async Task<bool> IsThere(TownlineDb db, Request request, IReadOnlyList<long> same) =>
        (request.PersonId is { } reporter && same.Contains(reporter))
        || await db.Set<Follower>().AnyAsync(follower => follower.RequestId == request.Id && follower.PersonId != null && same.Contains(follower.PersonId.Value));
}
