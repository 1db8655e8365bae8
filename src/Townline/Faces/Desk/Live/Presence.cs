using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Live;

/// <summary>
/// Who looks at which request now. In the database, since clerks may be on different nodes; the line of server-sent events keeps it
/// fresh, and without scripts it fades after a minute and a half.
/// </summary>
internal sealed class Presence(Store store, IStaffNews news, TimeProvider time)
{
    private static readonly TimeSpan Fades = TimeSpan.FromSeconds(90);

    /// <summary>Opening a request: others on it hear of it, and the log says who looked.</summary>
    public Task Arrive(TownContext town, long requestId, long staffId) =>
        town.Write(async unit =>
        {
            var isNew = await Stamp(unit, requestId, staffId);
            if (isNew)
            {
                await unit.Publish(new RequestViewed("request.viewed", requestId, staffId));
            }
        });

    /// <summary>Still there.</summary>
    public Task Stay(int tenantId, Actor actor, long requestId, long staffId) =>
        store.Write(tenantId, actor, unit => Stamp(unit, requestId, staffId));

    /// <summary>Gone: the page was closed.</summary>
    public Task Leave(int tenantId, Actor actor, long requestId, long staffId) =>
        store.Write(tenantId, actor, async unit =>
        {
            if (await unit.Execute("DELETE FROM desk_presence WHERE request_id = @requestId AND staff_id = @staffId", new { requestId, staffId }) == 1)
            {
                await unit.Publish(new RequestViewed("request.left", requestId, staffId));
            }
        });

    /// <summary>Staff other than <paramref name="me"/> who have it open.</summary>
    public async Task<IReadOnlyList<long>> Others(TownContext town, long requestId, long me, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Fades;
        return await town.Db.Set<PresenceRow>()
            .Where(row => row.RequestId == requestId && row.StaffId != me && row.SeenAt >= since)
            .OrderBy(row => row.StaffId)
            .Select(row => row.StaffId)
            .ToListAsync(cancel);
    }

    /// <summary>What they have before them need not come by mail.</summary>
    /// <returns>True when they were not there a moment ago.</returns>
    private async Task<bool> Stamp(Unit unit, long requestId, long staffId)
    {
        await news.Seen(unit, requestId, staffId);
        var before = await unit.QueryFirst<long>("SELECT seen_at FROM desk_presence WHERE request_id = @requestId AND staff_id = @staffId", new { requestId, staffId });
        await unit.Execute(
            """
            INSERT INTO desk_presence (tenant_id, request_id, staff_id, seen_at) VALUES (@TenantId, @requestId, @staffId, @Now)
            ON CONFLICT (request_id, staff_id) DO UPDATE SET seen_at = excluded.seen_at
            """,
            new { unit.TenantId, requestId, staffId, unit.Now });
        return before < (unit.Now - Fades).ToUnixTimeMilliseconds();
    }
}

/// <summary>A member of staff opened a request, or closed its page.</summary>
internal sealed record RequestViewed(string What, long RequestId, long StaffId) : DomainEvent
{
    public override string Kind => What;

    public override long? SubjectId => RequestId;
}
