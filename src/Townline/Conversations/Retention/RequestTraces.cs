using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Conversations.Held;
using Townline.Conversations.Inquiries;
using Townline.Conversations.Sorting;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Retention;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Retention;

/// <summary>What goes from the timelines of requests whose time is over; each gets a line that says so.</summary>
internal sealed class RequestTraces : IListen<RequestsForgotten>
{
    public async Task Hear(RequestsForgotten happened, Unit unit)
    {
        var (ids, rule) = (happened.Ids, happened.Rule);
        var entries = unit.Db.Set<Entry>().Where(entry => entry.RequestId != null && ids.Contains(entry.RequestId.Value));
        await EmptyData(unit, entries, rule);
        if (rule.Take(Taken.Person))
        {
            await Anonymise(unit, ids, entries);
        }

        if (rule.Take(Taken.Person) || rule.Take(Taken.Words))
        {
            await unit.Db.Set<HeldRow>().Where(held => ids.Contains(held.RequestId)).ExecuteDeleteAsync();

            // The line stays, so that what still comes back to it is not taken for a resident's.
            await unit.Db.Set<InquiryRow>().Where(asked => ids.Contains(asked.RequestId)).ExecuteUpdateAsync(set => set.SetProperty(asked => asked.Parts, new InquiryParts("")));
            await unit.Db.Set<Letter>().Where(letter => entries.Any(entry => entry.Id == letter.EntryId)).ExecuteDeleteAsync();
        }

        if (rule.Take(Taken.Words))
        {
            await entries.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Text, ""));
            await unit.Db.Set<Correction>().Where(correction => entries.Any(entry => entry.Id == correction.EntryId)).ExecuteDeleteAsync();
            await unit.Db.Set<MoveRow>().Where(move => ids.Contains(move.FromRequestId) || ids.Contains(move.ToRequestId)).ExecuteUpdateAsync(set => set
                .SetProperty(move => move.Reason, "")
                .SetProperty(move => move.UndoneReason, (string?)null));
        }

        if (rule.Take(Taken.Files))
        {
            await Files.Remove(unit, unit.Db.Set<Attachment>().Where(file => file.RequestId != null && ids.Contains(file.RequestId.Value)));
        }

        foreach (var id in ids)
        {
            unit.Insert(
                Entry.Into,
                unit.NextId(), unit.TenantId, null, id, null, unit.Now, (int)EntryKind.Event, (int)Direction.None, unit.Actor.Source,
                (int)unit.Actor.Kind, unit.Actor.Id, (int)Audience.Staff, "", "request.forgotten", JsonColumn.Write(new { @class = happened.Class }));
        }
    }

    private static async Task Anonymise(Unit unit, IReadOnlyList<long> ids, IQueryable<Entry> entries)
    {
        var threads = await entries.Where(entry => entry.ConversationId != null).Select(entry => entry.ConversationId!.Value).Distinct().ToListAsync();
        await entries.Where(entry => entry.AuthorKind == ActorKind.Resident).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.AuthorId, (long?)null));
        await entries.ExecuteUpdateAsync(set => set
            .SetProperty(entry => entry.PersonId, (long?)null)
            .SetProperty(entry => entry.ActingPersonId, (long?)null)
            .SetProperty(entry => entry.ConversationId, (long?)null));

        // A thread that nothing else of theirs stands in; found on the person's own timeline.
        await unit.Db.Set<Conversation>()
            .Where(thread => threads.Contains(thread.Id) && !unit.Db.Set<Entry>().Any(entry => entry.TenantId == thread.TenantId && entry.PersonId == thread.PersonId && entry.ConversationId == thread.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(thread => thread.PersonId, (long?)null));
        await unit.Db.Set<DeliveryRow>().Where(delivery => delivery.RequestId != null && ids.Contains(delivery.RequestId.Value)).ExecuteUpdateAsync(set => set
            .SetProperty(delivery => delivery.Address, (string?)null)
            .SetProperty(delivery => delivery.PersonId, (long?)null)
            .SetProperty(delivery => delivery.Detail, (string?)null));

        // So that a move that is undone brings nobody back.
        await unit.Db.Set<MovedEntry>().Where(moved => entries.Any(entry => entry.Id == moved.EntryId)).ExecuteUpdateAsync(set => set
            .SetProperty(moved => moved.PersonId, (long?)null)
            .SetProperty(moved => moved.ActingPersonId, (long?)null)
            .SetProperty(moved => moved.ConversationId, (long?)null));
    }

    private static async Task EmptyData(Unit unit, IQueryable<Entry> entries, RetentionClass rule)
    {
        foreach (var entry in await entries.Where(entry => entry.Data != null).Select(entry => new { entry.Id, Data = entry.Data! }).ToListAsync())
        {
            if (Told.Without(entry.Data, rule) is { } data && data != entry.Data)
            {
                await unit.Execute("UPDATE conversations_entry SET data = @data WHERE id = @Id", new { entry.Id, data });
            }
        }
    }
}
