using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.People.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Sorting;

/// <summary>Takes entries with their files and their deliveries from one request to another, and back. Each step says where it expects them, so that of two who move one only the first does.</summary>
internal sealed class EntryMover(IPeople people)
{
    /// <summary>Moves them and gives back where they stood.</summary>
    /// <exception cref="RuleBrokenException">One is no longer there, is just being sent, or was said by or to somebody outside: that stays with what it is about.</exception>
    public async Task<IReadOnlyList<MovedEntry>> Move(Unit unit, MoveRow move, Thread from, Thread to, IReadOnlyCollection<long> ids)
    {
        var entries = await unit.Db.Set<Entry>().AsNoTracking()
            .Where(entry => ids.Contains(entry.Id) && entry.RequestId == from.Id && (entry.Kind == EntryKind.Message || entry.Kind == EntryKind.Note) && entry.InquiryId == null)
            .OrderBy(entry => entry.Id)
            .ToListAsync();
        RuleBrokenException.Unless(entries.Count == ids.Count, "move-meanwhile");
        RuleBrokenException.Unless(!await unit.Db.Set<DeliveryRow>().AnyAsync(delivery => ids.Contains(delivery.EntryId) && delivery.State == DeliveryState.Waiting), "move-sending");
        var files = (await unit.Db.Set<Attachment>().AsNoTracking().Where(file => ids.Contains(file.EntryId)).ToListAsync()).ToLookup(file => file.EntryId);
        IReadOnlyList<long> owners = from.PersonId is { } owner ? await people.SamePerson(unit.Db, owner, CancellationToken.None) : [];

        // Two who never said who they are are two; but what was split off is the same reporter's.
        var isOthers = move.Kind != MoveKind.Split && !(to.PersonId is { } person && owners.Contains(person));
        var before = new List<MovedEntry>();
        foreach (var entry in entries)
        {
            before.Add(new MovedEntry
            {
                MoveId = move.Id,
                EntryId = entry.Id,
                TenantId = unit.TenantId,
                ConversationId = entry.ConversationId,
                PersonId = entry.PersonId,
                ActingPersonId = entry.ActingPersonId,
                Channel = entry.Channel,
                Audience = entry.Audience,
                PublicFiles = files[entry.Id].Any(file => file.Audience == Audience.Public) ? 1 : 0,
            });

            // Whoever wrote for themselves on somebody's request keeps their words; what was taken for the person's own goes to the right one.
            var isTheirs = entry.PersonId is null || owners.Contains(entry.PersonId.Value);
            var hides = isOthers || to.Visibility == RequestVisibility.Private;
            var place = new Place(
                to.Id,
                to.ConversationId,
                isOthers && isTheirs ? to.PersonId : entry.PersonId,
                isOthers ? null : entry.ActingPersonId,
                hides && entry.Audience == Audience.Public ? Audience.Resident : entry.Audience);
            await Put(unit, entry.Id, from.Id, place);
            await PutFiles(unit, entry.Id, to.Id, hides ? Audience.Resident : null, [.. files[entry.Id].Select(file => file.FileId)], renew: isOthers);
        }

        return before;
    }

    /// <summary>Puts them back where they stood.</summary>
    /// <exception cref="RuleBrokenException">One is no longer where the move put it.</exception>
    public async Task Return(Unit unit, MoveRow move, IReadOnlyList<MovedEntry> before)
    {
        var ids = before.Select(entry => entry.EntryId).ToList();
        RuleBrokenException.Unless(!await unit.Db.Set<DeliveryRow>().AnyAsync(delivery => ids.Contains(delivery.EntryId) && delivery.State == DeliveryState.Waiting), "move-sending");
        var files = (await unit.Db.Set<Attachment>().AsNoTracking().Where(file => ids.Contains(file.EntryId)).ToListAsync()).ToLookup(file => file.EntryId);
        var persons = await unit.Db.Set<Entry>().AsNoTracking().Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, entry => entry.PersonId);
        foreach (var entry in before)
        {
            await Put(unit, entry.EntryId, move.ToRequestId, new Place(move.FromRequestId, entry.ConversationId, entry.PersonId, entry.ActingPersonId, entry.Audience));
            await PutFiles(
                unit, entry.EntryId, move.FromRequestId, entry.PublicFiles == 1 ? Audience.Public : null, [.. files[entry.EntryId].Select(file => file.FileId)],
                renew: move.Kind != MoveKind.Split && (entry.PersonId is null || persons.GetValueOrDefault(entry.EntryId) != entry.PersonId));
        }
    }

    private sealed record Place(long RequestId, long? ConversationId, long? PersonId, long? ActingPersonId, Audience Audience);

    private static async Task Put(Unit unit, long entryId, long from, Place to)
    {
        var row = new { entryId, from, unit.TenantId, to.RequestId, to.ConversationId, to.PersonId, to.ActingPersonId, audience = (int)to.Audience };
        var moved = await unit.Execute(
            """
            UPDATE conversations_entry SET request_id = @RequestId, conversation_id = @ConversationId, person_id = @PersonId, acting_person_id = @ActingPersonId, audience = @audience
            WHERE id = @entryId AND request_id = @from AND tenant_id = @TenantId
            """,
            row);
        RuleBrokenException.Unless(moved == 1, "move-meanwhile");
        await unit.Execute(
            "UPDATE conversations_delivery SET request_id = @RequestId, person_id = @PersonId WHERE entry_id = @entryId AND follower_id IS NULL AND tenant_id = @TenantId",
            row);
    }

    /// <summary>Files go along. With another person they get new addresses, so that no link that was given out opens them.</summary>
    private static async Task PutFiles(Unit unit, long entryId, long requestId, Audience? audience, IReadOnlyCollection<long> files, bool renew)
    {
        if (files.Count == 0)
        {
            return;
        }

        var renewed = await FileHandover.To(unit, files, RequestFileOwner.Name, requestId, renew);
        foreach (var (old, now) in renewed)
        {
            await unit.Execute(
                "UPDATE conversations_attachment SET request_id = @requestId, file_id = @now, audience = COALESCE(@audience, audience) WHERE entry_id = @entryId AND file_id = @old AND tenant_id = @TenantId",
                new { requestId, now, old, entryId, unit.TenantId, audience = (int?)audience });
        }
    }
}
