using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations;

/// <inheritdoc/>
internal sealed class ConversationCommands(Delivery.Channels channels, DeliveryPlanner deliveries, IRequests requests, Correcting correcting) : IConversations
{
    private const int LongestText = 100_000;

    private sealed class Thread
    {
        public long? ConversationId { get; init; }
        public long? PersonId { get; init; }
        public string? Channel { get; init; }
        public RequestVisibility Visibility { get; init; }
    }

    public async Task<long> Reply(Unit unit, long requestId, string text, IReadOnlyList<long> files, bool forAll = false, Seen? seen = null, LetterParts? letter = null)
    {
        var (thread, capabilities) = await Ready(unit, requestId, text, files, seen, letter);
        var everyoneReads = (forAll || capabilities is { Public: true }) && thread.Visibility == RequestVisibility.Public;
        var audience = everyoneReads ? Audience.Public : Audience.Resident;
        var entry = Write(unit, thread, requestId, EntryKind.Message, audience, thread.Channel ?? unit.Actor.Source, text, files);
        var parts = await LetterCheck.Fit(unit, capabilities, letter ?? LetterParts.None, requestId);
        if (!parts.IsEmpty)
        {
            unit.Add(Letter.Of(unit.TenantId, entry, parts));
        }

        await deliveries.Plan(unit, new Outgoing(entry, requestId, thread.PersonId, thread.ConversationId, audience)
        {
            Copies = [.. parts.Cc.Select(address => (address, Copy.Open)), .. parts.Bcc.Select(address => (address, Copy.Blind))],
        });
        await unit.Publish(new MessageSent(entry, requestId));
        return entry;
    }

    /// <summary>All the checks of <see cref="Reply"/>, for an answer that is to leave later; a colleague's answer meanwhile is then in its way as it would be in that of one sent now.</summary>
    public Task Check(Unit unit, long requestId, string text, IReadOnlyList<long> files, Seen? seen, LetterParts letter) => Ready(unit, requestId, text, files, seen, letter);

    private async Task<(Thread Thread, ChannelCapabilities? Capabilities)> Ready(Unit unit, long requestId, string text, IReadOnlyList<long> files, Seen? seen, LetterParts? letter)
    {
        var thread = await Find(unit, requestId);
        var capabilities = channels.Find(thread.Channel ?? "")?.Capabilities;
        Demand(text, capabilities?.LengthLimit ?? LongestText);
        await LetterCheck.Demand(unit, capabilities, letter ?? LetterParts.None, files);
        await DemandNoNewerNote(unit, requestId, seen);
        await requests.Touch(unit, requestId, byResident: false, seen?.Version);
        return (thread, capabilities);
    }

    public async Task<long> Note(Unit unit, long requestId, string text, IReadOnlyList<long> files)
    {
        Demand(text, LongestText);
        var thread = await Find(unit, requestId);
        var entry = Write(unit, thread, requestId, EntryKind.Note, Audience.Staff, unit.Actor.Source, text, files);
        await unit.Publish(new NoteAdded(entry, requestId));
        return entry;
    }

    public async Task Log(Unit unit, StaffLine line)
    {
        var thread = line.RequestId is { } requestId ? await Find(unit, requestId) : new Thread { PersonId = line.PersonId };
        Write(unit, line, thread.ConversationId, line.PersonId ?? thread.PersonId);
    }

    /// <summary>A line of staff on a conversation that the writer knows.</summary>
    internal static void Write(Unit unit, StaffLine line, long? conversationId, long? personId) => unit.Insert(
        Entry.Into,
        unit.NextId(), unit.TenantId, conversationId, line.RequestId, personId, unit.Now, (int)EntryKind.Event, (int)Direction.None, unit.Actor.Source,
        (int)unit.Actor.Kind, unit.Actor.Id, (int)Audience.Staff, line.Text, line.Kind, JsonColumn.Write(line.Data));

    public Task Correct(Unit unit, long entryId, string text, string reason, DateTimeOffset? seen) => correcting.Correct(unit, entryId, text, reason, seen);

    public async Task MarkRead(Unit unit, long requestId, long? followerId = null)
    {
        var sent = await unit.Db.Set<DeliveryRow>()
            .AsTracking()
            .Where(delivery => delivery.RequestId == requestId && delivery.FollowerId == followerId && delivery.Copy == Copy.None && (delivery.State == DeliveryState.Sent || delivery.State == DeliveryState.Delivered))
            .ToListAsync();
        foreach (var delivery in sent)
        {
            delivery.State = DeliveryState.Read;
            delivery.ChangedAt = unit.Now;
            await unit.Publish(new DeliveryChanged(delivery.Id, delivery.EntryId, requestId, DeliveryState.Read));
        }
    }

    private static long Write(Unit unit, Thread thread, long requestId, EntryKind kind, Audience audience, string channel, string text, IReadOnlyList<long> files)
    {
        var id = unit.NextId();
        var direction = kind == EntryKind.Message ? Direction.Out : Direction.None;
        unit.Insert(
            Entry.Into,
            id, unit.TenantId, thread.ConversationId, requestId, thread.PersonId, unit.Now, (int)kind, (int)direction, channel,
            (int)unit.Actor.Kind, unit.Actor.Id, (int)audience, text.Trim(), null, null);
        foreach (var file in files)
        {
            unit.Insert(Attachment.Into, unit.NextId(), unit.TenantId, id, requestId, file, (int)FileRole.Document, (int)audience);
        }

        return id;
    }

    /// <summary>Messages move the version of the request on, notes do not: a colleague's may be why not to answer.</summary>
    private static async Task DemandNoNewerNote(Unit unit, long requestId, Seen? seen)
    {
        if (seen is not null && await unit.Db.Set<Entry>().AnyAsync(entry => entry.RequestId == requestId && entry.Id > seen.EntryId && entry.Kind == EntryKind.Note && entry.AuthorId != unit.Actor.Id))
        {
            throw new StaleEditException(requestId, seen.Version);
        }
    }

    private static async Task<Thread> Find(Unit unit, long requestId) =>
        await unit.QueryFirst<Thread>(
            """
            SELECT r.conversation_id, r.person_id, c.channel, r.visibility
            FROM requests_request r LEFT JOIN conversations_conversation c ON c.id = r.conversation_id
            WHERE r.id = @requestId AND r.tenant_id = @TenantId
            """,
            new { requestId, unit.TenantId })
        ?? throw new KeyNotFoundException($"There is no request {requestId}.");

    private static void Demand(string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RuleBrokenException("text-empty");
        }

        if (text.Length > longest)
        {
            throw new RuleBrokenException("text-long", longest);
        }
    }
}
