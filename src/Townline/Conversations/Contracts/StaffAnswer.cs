using System.Text.Json.Serialization;
using Townline.Platform.Events;

namespace Townline.Conversations.Contracts;

/// <summary>What came back to a mail to a member of the staff. No resident wrote it: it opens nothing, moves nothing on, and is nobody's message.</summary>
/// <param name="MailId">Of the mail that it answers.</param>
/// <param name="StaffId">To whom that had gone.</param>
internal sealed record StaffAnswer(long MailId, long StaffId, StaffAnswerKind Kind)
{
    /// <summary>Why it was refused or dropped, in a word; of a bounce, its status.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a bounce: what the server says.</summary>
    public string? Detail { get; init; }

    /// <summary>Of a bounce: nothing will ever arrive where the mail was sent.</summary>
    public bool IsDeadEnd { get; init; }
}

/// <summary>What becomes of it.</summary>
internal enum StaffAnswerKind
{
    /// <summary>The member's own words: a note on the request.</summary>
    Note = 1,

    /// <summary>Somebody who may not write there: kept in the journal alone, and the member is told.</summary>
    Refused = 2,

    /// <summary>A machine wrote, or nothing stands in it: kept in the journal alone.</summary>
    Dropped = 3,

    /// <summary>The mail did not arrive.</summary>
    CameBack = 4,
}

/// <summary>An answer to a mail to the staff was kept and is no note.</summary>
internal sealed record StaffMailReturned(StaffAnswerKind What, long MailId, long StaffId, long? RequestId, string? Reason) : DomainEvent
{
    public override string Kind => What switch
    {
        StaffAnswerKind.Refused => "staff-mail.refused",
        StaffAnswerKind.CameBack => "staff-mail.came-back",
        _ => "staff-mail.dropped",
    };

    public override long? SubjectId => RequestId ?? StaffId;

    public override string? Why => Reason;

    /// <inheritdoc cref="StaffAnswer.Detail"/>
    [JsonIgnore]
    public string? Detail { get; init; }

    /// <inheritdoc cref="StaffAnswer.IsDeadEnd"/>
    [JsonIgnore]
    public bool IsDeadEnd { get; init; }
}
