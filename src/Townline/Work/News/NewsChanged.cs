using Townline.Platform.Events;

namespace Townline.Work.News;

/// <summary>What a member of the staff hears of by mail changed.</summary>
/// <param name="What">"chosen", "stopped" (by a link in a mail), "dead-end" (mails come back) or "again".</param>
internal sealed record NewsChanged(string What, long StaffId) : DomainEvent
{
    public const string Prefix = "staff-news.";

    public override string Kind => Prefix + What;

    public override long? SubjectId => StaffId;
}
