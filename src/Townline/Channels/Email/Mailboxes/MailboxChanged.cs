using Townline.Platform.Events;

namespace Townline.Channels.Email.Mailboxes;

/// <summary>A mailbox was added or changed.</summary>
internal sealed record MailboxChanged(long MailboxId, string Name, IReadOnlyList<string> Addresses, bool IsOpen) : DomainEvent
{
    internal const string What = "mailbox.changed";

    public override string Kind => What;

    public override long? SubjectId => MailboxId;
}
