using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations;

/// <summary>A file on an entry.</summary>
internal sealed class Attachment : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long EntryId { get; init; }
    public long? RequestId { get; set; }
    public long FileId { get; init; }
    public FileRole Role { get; init; }
    public Audience Audience { get; set; }

    internal static InsertInto Into { get; } = new("conversations_attachment", "id", "tenant_id", "entry_id", "request_id", "file_id", "role", "audience");
}
