using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Delivery;
using Townline.Conversations.Sorting;
using Townline.Platform.Retention;
using Townline.Platform.Storage;

namespace Townline.Conversations.Retention;

/// <summary>What was said outside of any request: questions that were answered at once, calls, visits.</summary>
internal sealed class RetainedMessages : IRetained
{
    public string Name => "messages";

    public Task<int> CountDue(TownlineDb db, RetentionOrder order, int most, CancellationToken cancel) => Due(db, order).Take(most).CountAsync(cancel);

    public async Task<int> Forget(Unit unit, RetentionOrder order, int most)
    {
        var ids = await Due(unit.Db, order).Take(most).Select(entry => entry.Id).ToListAsync();
        await Files.Remove(unit, unit.Db.Set<Attachment>().Where(file => ids.Contains(file.EntryId)));
        await unit.Db.Set<Correction>().Where(correction => ids.Contains(correction.EntryId)).ExecuteDeleteAsync();
        await unit.Db.Set<Letter>().Where(letter => ids.Contains(letter.EntryId)).ExecuteDeleteAsync();
        await unit.Db.Set<DeliveryRow>().Where(delivery => ids.Contains(delivery.EntryId)).ExecuteDeleteAsync();
        await unit.Db.Set<MovedEntry>().Where(moved => ids.Contains(moved.EntryId)).ExecuteDeleteAsync();
        await unit.Db.Set<Entry>().Where(entry => ids.Contains(entry.Id)).ExecuteDeleteAsync();
        return ids.Count;
    }

    private static IQueryable<Entry> Due(TownlineDb db, RetentionOrder order)
    {
        var people = order.Held.People;
        var due = db.Set<Entry>().Where(entry => entry.RequestId == null && entry.At < order.Before);
        due = people.Count == 0 ? due : due.Where(entry => entry.PersonId == null || !people.Contains(entry.PersonId.Value));
        return due.OrderBy(entry => entry.At);
    }
}
