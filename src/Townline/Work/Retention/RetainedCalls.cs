using Microsoft.EntityFrameworkCore;
using Townline.Platform.Retention;
using Townline.Platform.Storage;
using Townline.Work.Calls;

namespace Townline.Work.Retention;

/// <summary>Telephone calls: numbers, times, notes, and the call-backs that were asked for by them.</summary>
internal sealed class RetainedCalls : IRetained
{
    public string Name => "calls";

    public Task<int> CountDue(TownlineDb db, RetentionOrder order, int most, CancellationToken cancel) => Due(db, order).Take(most).CountAsync(cancel);

    public async Task<int> Forget(Unit unit, RetentionOrder order, int most)
    {
        var ids = await Due(unit.Db, order).Take(most).Select(call => call.Id).ToListAsync();
        await unit.Db.Set<CallBackRow>().Where(back => ids.Contains(back.CallId) && back.State != 0).ExecuteDeleteAsync();
        await unit.Db.Set<CallRow>().Where(call => ids.Contains(call.Id)).ExecuteDeleteAsync();
        return ids.Count;
    }

    /// <summary>Ids go with time: the index of (town, id) has the oldest first. One whose call-back is still to be made stays.</summary>
    private static IQueryable<CallRow> Due(TownlineDb db, RetentionOrder order)
    {
        var (requests, people, last) = (order.Held.Requests, order.Held.People, Ids.Least(order.Before));
        var due = db.Set<CallRow>().Where(call => call.Id < last && !db.Set<CallBackRow>().Any(back => back.CallId == call.Id && back.State == 0));
        due = requests.Count == 0 ? due : due.Where(call => call.RequestId == null || !requests.Contains(call.RequestId.Value));
        due = people.Count == 0 ? due : due.Where(call => call.PersonId == null || !people.Contains(call.PersonId.Value));
        return due.OrderBy(call => call.Id);
    }
}
