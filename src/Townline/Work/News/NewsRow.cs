using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Work.News;

/// <summary>Something that a member of the staff is about to hear of. It goes when it was told, or need not be told any more.</summary>
internal sealed class NewsRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long StaffId { get; init; }

    /// <summary>0: about none.</summary>
    public long RequestId { get; init; }
    public long? TaskId { get; init; }
    public NewsKind Kind { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The mail that tells it; null while more may come to it.</summary>
    public long? MailId { get; init; }

    internal static InsertInto Into { get; } = new("work_news", "id", "tenant_id", "staff_id", "request_id", "task_id", "kind", "at", "mail_id");
}
