using Townline.Platform.Events;

namespace Townline.Conversations.Contracts;

/// <summary>A resident wrote.</summary>
internal sealed record MessageReceived(long EntryId, long? RequestId, string Channel) : DomainEvent
{
    public override string Kind => "message.received";

    public override long? SubjectId => RequestId;
}

/// <summary>Staff wrote to a resident.</summary>
internal sealed record MessageSent(long EntryId, long RequestId) : DomainEvent
{
    public override string Kind => "message.sent";

    public override long? SubjectId => RequestId;
}

/// <summary>Staff left a note for staff.</summary>
internal sealed record NoteAdded(long EntryId, long RequestId) : DomainEvent
{
    public override string Kind => "note.added";

    public override long? SubjectId => RequestId;
}

internal sealed record EntryCorrected(long EntryId, long? RequestId, string Reason) : DomainEvent
{
    public override string Kind => "entry.corrected";

    public override long? SubjectId => RequestId;

    public override string? Why => Reason;
}

/// <summary>An outgoing message got further, or failed.</summary>
internal sealed record DeliveryChanged(long DeliveryId, long EntryId, long? RequestId, DeliveryState State) : DomainEvent
{
    public override string Kind => "delivery.changed";

    public override long? SubjectId => RequestId;
}
