using Townline.Platform.Storage;

namespace Townline.Conversations;

/// <summary>The journal: what arrived, as it arrived, and what became of it. (Town, channel, external id) is unique.</summary>
internal sealed class Inbound : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Channel { get; init; }
    public string? ExternalId { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public required string ContentType { get; init; }
    public required byte[] Raw { get; init; }
    public long? EntryId { get; init; }
    public long? RequestId { get; init; }
    public long? PersonId { get; init; }

    internal static InsertInto Into { get; } = new(
        "conversations_inbound", "id", "tenant_id", "channel", "external_id", "received_at", "content_type", "raw", "entry_id", "request_id", "person_id");
}
