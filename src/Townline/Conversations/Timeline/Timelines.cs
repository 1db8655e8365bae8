using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Timeline;

/// <inheritdoc/>
internal sealed class Timelines(Store store, IPeople people) : ITimelines
{
    private const int MostOfRequest = 2000;

    public async Task<IReadOnlyList<TimelineEntry>> OfPerson(int tenantId, long personId, long? before, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var same = await people.SamePerson(db, personId, cancel);
        var entries = same.Count == 1
            ? await Newest(db, same[0], before, most).ToListAsync(cancel)
            : await NewestOf(db, same, before, most).ToListAsync(cancel);
        return await Fill(db, entries, cancel);
    }

    // By IX_conversations_entry_tenant_id_person_id_id, from its end.
    private static IQueryable<Entry> Newest(TownlineDb db, long personId, long? before, int most)
    {
        var entries = db.Set<Entry>().Where(entry => entry.PersonId == personId);
        entries = before is { } id ? entries.Where(entry => entry.Id < id) : entries;
        return entries.OrderByDescending(entry => entry.Id).Take(most);
    }

    /// <summary>Of several who count as one: the newest of each by the same index, and the newest of these.</summary>
    private static IQueryable<Entry> NewestOf(TownlineDb db, IReadOnlyList<long> people, long? before, int most)
    {
        var ids = people.Select(person => Newest(db, person, before, most).Select(entry => entry.Id)).Aggregate((some, more) => some.Concat(more));
        return db.Set<Entry>().Where(entry => ids.Contains(entry.Id)).OrderByDescending(entry => entry.Id).Take(most);
    }

    public async Task<IReadOnlyList<TimelineEntry>> OfRequest(int tenantId, long requestId, Audience audience, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var entries = await db.Set<Entry>()
            .Where(entry => entry.RequestId == requestId && entry.Audience >= audience)
            .OrderBy(entry => entry.Id)
            .Take(MostOfRequest)
            .ToListAsync(cancel);
        return await Fill(db, entries, cancel);
    }

    // By IX_conversations_entry_request_id_id.
    public async Task<IReadOnlyList<TimelineEntry>> Further(int tenantId, long requestId, Audience audience, long after, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var entries = await db.Set<Entry>()
            .Where(entry => entry.RequestId == requestId && entry.Id > after && entry.Audience >= audience)
            .OrderBy(entry => entry.Id)
            .Take(most)
            .ToListAsync(cancel);
        return await Fill(db, entries, cancel);
    }

    public async Task<IReadOnlyDictionary<long, LastAnswer>> LastAnswers(int tenantId, IReadOnlyList<long> requestIds, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var entries = db.Set<Entry>().Where(entry => requestIds.Contains(entry.RequestId!.Value) && entry.Audience >= Audience.Resident && entry.Text != "" && (entry.Direction == Direction.Out || entry.EventKind == "request.closed"));
        var last = await entries.GroupBy(entry => entry.RequestId!.Value).Select(group => group.Max(entry => entry.Id)).ToListAsync(cancel);
        var said = await db.Set<Entry>().Where(entry => last.Contains(entry.Id)).Select(entry => new { RequestId = entry.RequestId!.Value, entry.Text, entry.At }).ToListAsync(cancel);
        var unread = await db.Set<DeliveryRow>()
            .Where(delivery => requestIds.Contains(delivery.RequestId!.Value) && (delivery.State == DeliveryState.Sent || delivery.State == DeliveryState.Delivered) && delivery.FollowerId == null && delivery.Copy == Copy.None)
            .Select(delivery => delivery.RequestId!.Value)
            .Distinct()
            .ToListAsync(cancel);
        return said.ToDictionary(entry => entry.RequestId, entry => new LastAnswer(entry.Text, entry.At, unread.Contains(entry.RequestId)));
    }

    public async Task<TimelineEntry?> ById(int tenantId, long entryId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return (await Fill(db, await db.Set<Entry>().Where(entry => entry.Id == entryId).ToListAsync(cancel), cancel)).SingleOrDefault();
    }

    public async Task<ILookup<long, EntryCorrection>> CorrectionsOf(int tenantId, IReadOnlyCollection<long> entryIds, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var corrections = await db.Set<Correction>().Where(correction => entryIds.Contains(correction.EntryId)).OrderBy(correction => correction.Id).ToListAsync(cancel);
        return corrections.ToLookup(correction => correction.EntryId, correction => new EntryCorrection(correction.Before, correction.Reason, correction.ById, correction.At));
    }

    public async Task<IReadOnlyList<TimelineEntry>> PublicUpdates(int tenantId, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var entries = await db.Set<Entry>()
            .Where(entry => entry.Audience == Audience.Public && entry.At >= from && entry.At <= to)
            .OrderBy(entry => entry.At)
            .ThenBy(entry => entry.Id)
            .Take(most)
            .ToListAsync(cancel);
        return await Fill(db, entries, cancel);
    }

    public async Task<ILookup<long, EntryFile>> FilesOf(int tenantId, IReadOnlyCollection<long> requestIds, Audience audience, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var files = await db.Set<Attachment>()
            .Where(attachment => attachment.RequestId != null && requestIds.Contains(attachment.RequestId.Value) && attachment.Audience >= audience)
            .OrderBy(attachment => attachment.Id)
            .ToListAsync(cancel);
        return files.ToLookup(file => file.RequestId!.Value, file => new EntryFile(file.FileId, file.Role));
    }

    public async Task<FileUse?> UseOf(int tenantId, long fileId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<Attachment>()
            .Where(attachment => attachment.FileId == fileId)
            .OrderByDescending(attachment => attachment.Audience)
            .Select(attachment => new FileUse(attachment.RequestId, attachment.Audience))
            .FirstOrDefaultAsync(cancel);
    }

    private static async Task<IReadOnlyList<TimelineEntry>> Fill(TownlineDb db, List<Entry> entries, CancellationToken cancel)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var ids = entries.ConvertAll(entry => entry.Id);
        var files = (await db.Set<Attachment>().Where(attachment => ids.Contains(attachment.EntryId)).OrderBy(attachment => attachment.Id).ToListAsync(cancel))
            .ToLookup(attachment => attachment.EntryId);
        var deliveries = (await db.Set<DeliveryRow>()
            .Where(delivery => ids.Contains(delivery.EntryId) && delivery.Copy == Copy.None)
            .GroupBy(delivery => new { delivery.EntryId, IsFollower = delivery.FollowerId != null, delivery.State, Detail = delivery.State == DeliveryState.Unreachable || ((delivery.State == DeliveryState.Failed || delivery.State == DeliveryState.Waiting) && delivery.FollowerId == null) ? delivery.Detail : null })
            .Select(group => new { group.Key.EntryId, group.Key.IsFollower, group.Key.State, group.Key.Detail, Count = group.Count() })
            .ToListAsync(cancel))
            .ToLookup(group => group.EntryId);
        var letters = await Letters(db, entries, cancel);
        var copies = await Copies(db, [.. letters.Values.Where(letter => letter.Cc.Count + letter.Bcc.Count > 0).Select(letter => letter.EntryId).Union(entries.Where(entry => entry.Id == entry.InquiryId).Select(entry => entry.Id))], cancel);
        return entries.ConvertAll(entry => new TimelineEntry
        {
            Id = entry.Id,
            At = entry.At,
            Kind = entry.Kind,
            Direction = entry.Direction,
            Channel = entry.Channel,
            AuthorKind = entry.AuthorKind,
            AuthorId = entry.AuthorId,
            PersonId = entry.PersonId,
            ActingPersonId = entry.ActingPersonId,
            ConversationId = entry.ConversationId,
            RequestId = entry.RequestId,
            Audience = entry.Audience,
            Text = entry.Text,
            EventKind = entry.EventKind,
            Data = entry.Data,
            CorrectedAt = entry.CorrectedAt,
            InquiryId = entry.InquiryId,
            Files = [.. files[entry.Id].Select(file => new EntryFile(file.FileId, file.Role))],
            Delivery = deliveries[entry.Id].Where(group => !group.IsFollower).Select(group => (DeliveryState?)group.State).FirstOrDefault(),
            DeliveryDetail = deliveries[entry.Id].Where(group => group is { IsFollower: false, State: DeliveryState.Failed or DeliveryState.Waiting }).Select(group => group.Detail).FirstOrDefault(),
            Letter = letters.GetValueOrDefault(entry.Id)?.Read(),
            Copies = [.. copies[entry.Id].Select(copy => new CopyDelivery(copy.Address!, copy.Copy, copy.State, copy.State is DeliveryState.Failed or DeliveryState.Waiting ? copy.Detail : null))],
            Followers =
            [
                .. deliveries[entry.Id].Where(group => group.IsFollower).OrderBy(group => group.State)
                    .Select(group => new FollowerDeliveries(group.State, Enum.TryParse<Unreached>(group.Detail, out var why) ? why : null, group.Count)),
            ],
        });
    }

    /// <summary>By primary key, and only where there is an answer of ours.</summary>
    private static async Task<IReadOnlyDictionary<long, Letter>> Letters(TownlineDb db, List<Entry> entries, CancellationToken cancel)
    {
        var answers = entries.Where(entry => entry is { Kind: EntryKind.Message, Direction: Direction.Out }).Select(entry => entry.Id).ToList();
        return answers.Count == 0 ? new Dictionary<long, Letter>() : await db.Set<Letter>().Where(letter => answers.Contains(letter.EntryId)).ToDictionaryAsync(letter => letter.EntryId, cancel);
    }

    // By the index of deliveries by entry and address.
    private static async Task<ILookup<long, DeliveryRow>> Copies(TownlineDb db, IReadOnlyList<long> ids, CancellationToken cancel) =>
        ids.Count == 0
            ? Enumerable.Empty<DeliveryRow>().ToLookup(delivery => delivery.EntryId)
            : (await db.Set<DeliveryRow>().Where(delivery => ids.Contains(delivery.EntryId) && delivery.Copy != Copy.None && delivery.Address != null).OrderBy(delivery => delivery.Copy == Copy.Asked ? Copy.None : delivery.Copy).ThenBy(delivery => delivery.Id).ToListAsync(cancel))
                .ToLookup(delivery => delivery.EntryId);
}
