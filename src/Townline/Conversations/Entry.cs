using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Conversations;

/// <summary>A line of the timeline, as stored. Fields as in <see cref="TimelineEntry"/>.</summary>
internal sealed class Entry : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long? ConversationId { get; set; }
    public long? RequestId { get; set; }
    public long? PersonId { get; set; }
    public long? ActingPersonId { get; set; }
    public DateTimeOffset At { get; init; }
    public EntryKind Kind { get; init; }
    public Direction Direction { get; init; }
    public required string Channel { get; init; }
    public ActorKind AuthorKind { get; init; }
    public long? AuthorId { get; init; }
    public Audience Audience { get; set; }
    public required string Text { get; set; }
    public string? EventKind { get; init; }
    public string? Data { get; init; }
    public DateTimeOffset? CorrectedAt { get; set; }
    public long? InquiryId { get; init; }

    internal static InsertInto Into { get; } = new(
        "conversations_entry",
        "id", "tenant_id", "conversation_id", "request_id", "person_id", "at", "kind", "direction", "channel", "author_kind", "author_id", "audience", "text", "event_kind", "data");

    /// <summary>As <see cref="Into"/>, written by somebody who acts for the person: rare, so that the hot path keeps its columns.</summary>
    internal static InsertInto IntoByActing { get; } = new("conversations_entry", [.. Into.Columns, "acting_person_id"]);

    /// <summary>As <see cref="Into"/>, of what was asked outside and what came back.</summary>
    internal static InsertInto IntoInquiry { get; } = new("conversations_entry", [.. Into.Columns, "inquiry_id"]);
}
