using Townline.Platform.Events;

namespace Townline.Conversations.Contracts;

/// <summary>A question to somebody outside was written, and leaves in a moment.</summary>
internal sealed record InquiryHeld(long HeldId, long RequestId) : DomainEvent
{
    public override string Kind => "inquiry.held";

    public override long? SubjectId => RequestId;
}

/// <summary>Somebody outside was asked. Who that is stands with the question alone.</summary>
/// <param name="RemindDays">As in <see cref="InquiryParts.RemindDays"/>.</param>
internal sealed record InquirySent(long InquiryId, long RequestId, long StaffId, int? RemindDays) : DomainEvent
{
    public override string Kind => "inquiry.sent";

    public override long? SubjectId => RequestId;
}

/// <summary>Something came back to a question.</summary>
/// <param name="StaffId">Who asked.</param>
/// <param name="IsAutomatic">A machine wrote it: the waiting goes on.</param>
internal sealed record InquiryAnswered(long InquiryId, long EntryId, long RequestId, long StaffId, bool IsAutomatic) : DomainEvent
{
    public override string Kind => "inquiry.answered";

    public override long? SubjectId => RequestId;
}

/// <summary>Nobody waits for an answer any more, although none came.</summary>
/// <param name="HasFailed">The question did not arrive; otherwise a clerk ended it.</param>
internal sealed record InquiryEnded(long InquiryId, long RequestId, bool HasFailed) : DomainEvent
{
    public override string Kind => "inquiry.ended";

    public override long? SubjectId => RequestId;
}
