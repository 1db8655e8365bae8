using Townline.Platform.Storage;

namespace Townline.Channels.Email.Notices;

/// <summary>What became of one mail that the town owed by itself. One of a kind for each request, so that no event is told twice.</summary>
internal sealed class NoticeRow : ITenantOwned
{
    /// <summary>Also stands in the Message-ID, so that a bounce finds it.</summary>
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long RequestId { get; init; }
    public NoticeKind Kind { get; init; }
    public NoticeState State { get; set; }

    /// <summary>Of whom it was for (<see cref="NoticeKey"/>): the address itself stands with the person alone.</summary>
    public long AddressKey { get; init; }

    /// <summary>Of what it was called, without "Re:" and number.</summary>
    public long SubjectKey { get; init; }
    public DateTimeOffset At { get; init; }

    internal static InsertInto Into { get; } = new("email_notice", "id", "tenant_id", "request_id", "kind", "state", "address_key", "subject_key", "at");
}

internal enum NoticeKind
{
    /// <summary>That a request has arrived.</summary>
    Receipt = 1,
}

/// <summary>What became of it. What was held back for a reason of its own has a state of its own.</summary>
internal enum NoticeState
{
    Sent = 1,

    /// <summary>The mail server refused it, or could not be reached for days.</summary>
    Failed = 2,

    /// <summary>It was sent, and a server told later that it did not arrive.</summary>
    CameBack = 3,

    /// <summary>A machine wrote, or a list, or the mail went to very many: nobody waits for an answer.</summary>
    Machine = 10,

    /// <summary>The address is one of our own: the two would write to each other for ever.</summary>
    Ours = 11,

    /// <summary>The person does not want to hear by mail.</summary>
    NotWanted = 12,

    /// <summary>This address has had as many automatic mails within an hour as the town allows.</summary>
    TooMany = 13,

    /// <summary>The last automatic mail to this address was called the same.</summary>
    SameAgain = 14,

    /// <summary>Nothing arrives at the address, as its server said.</summary>
    DeadEnd = 15,
}
