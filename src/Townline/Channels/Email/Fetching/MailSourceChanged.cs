using Townline.Platform.Events;

namespace Townline.Channels.Email.Fetching;

/// <summary>Where a mailbox is fetched from was added or changed.</summary>
internal sealed record MailSourceChanged(long MailboxId, string Host, int Port, string Folder, bool IsOn) : DomainEvent
{
    internal const string What = "mailbox.source-changed";

    public override string Kind => What;

    public override long? SubjectId => MailboxId;
}
