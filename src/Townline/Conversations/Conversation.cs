using Townline.Platform.Storage;

namespace Townline.Conversations;

/// <summary>A thread with one person, or with somebody unknown, on the channel by which it began.</summary>
internal sealed class Conversation : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long? PersonId { get; set; }
    public required string Channel { get; init; }
    public string? Language { get; set; }
    public DateTimeOffset StartedAt { get; init; }

    internal static InsertInto Into { get; } = new("conversations_conversation", "id", "tenant_id", "person_id", "channel", "language", "started_at");
}
