using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Conversations.Delivery;

/// <summary>A message that was sent has failed after all, when a server tells so later. One that is only late is left as it is.</summary>
internal sealed class CameBack(IPeople people) : IListen<MessageCameBack>
{
    private const int LongestDetail = 500;

    public async Task Hear(MessageCameBack happened, Unit unit)
    {
        if (!happened.IsPermanent || await Find(unit, happened) is not { } row)
        {
            return;
        }

        if (row.State != DeliveryState.Failed)
        {
            row.State = DeliveryState.Failed;
            row.Detail = happened.Detail.Length <= LongestDetail ? happened.Detail : happened.Detail[..LongestDetail];
            row.ChangedAt = unit.Now;
            await unit.Publish(new DeliveryChanged(row.Id, row.EntryId, row.RequestId, row.State) { IsToFollower = row.FollowerId is not null, IsCopy = row.Copy is Copy.Open or Copy.Blind });
        }

        if (row.PersonId is { } person && happened.DeadEnds is [var first, ..])
        {
            await people.MarkDeadEnds(unit, person, row.Address is { } address ? [new ClaimedIdentity(first.Kind, address), .. happened.DeadEnds] : happened.DeadEnds);
        }
    }

    /// <summary>A mail carries the id of its entry, and so do its copies: then the address tells them apart. One to a follower carries that of the delivery.</summary>
    private static async Task<DeliveryRow?> Find(Unit unit, MessageCameBack happened)
    {
        // By the index of request and state.
        var rows = await unit.Db.Set<DeliveryRow>()
            .AsTracking()
            .Where(delivery => delivery.RequestId == happened.RequestId && (delivery.Id == happened.AboutId || (delivery.EntryId == happened.AboutId && delivery.FollowerId == null)))
            .ToListAsync();
        return rows.Find(row => row.Address is { } address && happened.Recipients.Contains(address, StringComparer.OrdinalIgnoreCase)) ?? (rows is [var only] ? only : null);
    }
}
