using Microsoft.EntityFrameworkCore;
using Townline.Platform.Retention;
using Townline.Platform.Storage;

namespace Townline.Conversations.Retention;

/// <summary>The journal: messages as they arrived, byte by byte. The line stays, so that the same message coming again is still known; its bytes go.</summary>
internal sealed class RetainedJournal : IRetained
{
    /// <summary>Written out as the filter of its index is; LINQ has no word for it.</summary>
    private const string WithBytes = "SELECT * FROM conversations_inbound WHERE length(raw) > 0";

    public string Name => "journal";

    public Task<int> CountDue(TownlineDb db, RetentionOrder order, int most, CancellationToken cancel) => Due(db, order).Take(most).CountAsync(cancel);

    public async Task<int> Forget(Unit unit, RetentionOrder order, int most)
    {
        var ids = await Due(unit.Db, order).Take(most).Select(line => line.Id).ToListAsync();
        await unit.Db.Set<Inbound>().Where(line => ids.Contains(line.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(line => line.Raw, Array.Empty<byte>())
            .SetProperty(line => line.PersonId, (long?)null));
        return ids.Count;
    }

    private static IQueryable<Inbound> Due(TownlineDb db, RetentionOrder order)
    {
        var (requests, people) = (order.Held.Requests, order.Held.People);
        var due = db.Set<Inbound>().FromSqlRaw(WithBytes).Where(line => line.ReceivedAt < order.Before);
        due = requests.Count == 0 ? due : due.Where(line => line.RequestId == null || !requests.Contains(line.RequestId.Value));
        due = people.Count == 0 ? due : due.Where(line => line.PersonId == null || !people.Contains(line.PersonId.Value));
        return due.OrderBy(line => line.ReceivedAt);
    }
}
