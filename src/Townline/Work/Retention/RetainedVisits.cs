using Microsoft.EntityFrameworkCore;
using Townline.Platform.Retention;
using Townline.Platform.Storage;
using Townline.Work.Counter;

namespace Townline.Work.Retention;

/// <summary>Visits to the counter: what the visitor said at the door, who served them, the note.</summary>
internal sealed class RetainedVisits : IRetained
{
    public string Name => "visits";

    public Task<int> CountDue(TownlineDb db, RetentionOrder order, int most, CancellationToken cancel) => Due(db, order).Take(most).CountAsync(cancel);

    public async Task<int> Forget(Unit unit, RetentionOrder order, int most)
    {
        var ids = await Due(unit.Db, order).Take(most).Select(visit => visit.Id).ToListAsync();
        return await unit.Db.Set<VisitRow>().Where(visit => ids.Contains(visit.Id)).ExecuteDeleteAsync();
    }

    /// <summary>By the index of (town, day, number).</summary>
    private static IQueryable<VisitRow> Due(TownlineDb db, RetentionOrder order)
    {
        var (requests, people, day) = (order.Held.Requests, order.Held.People, VisitRow.DayOf(DateOnly.FromDateTime(order.Before.UtcDateTime)));
        var due = db.Set<VisitRow>().Where(visit => visit.Day < day);
        due = requests.Count == 0 ? due : due.Where(visit => visit.RequestId == null || !requests.Contains(visit.RequestId.Value));
        due = people.Count == 0 ? due : due.Where(visit => visit.PersonId == null || !people.Contains(visit.PersonId.Value));
        return due.OrderBy(visit => visit.Day).ThenBy(visit => visit.Number);
    }
}
