using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>Mails to members of the staff about their work. Kept by the e-mail channel, which also knows what is answered to them.</summary>
internal interface IStaffMail
{
    /// <summary>Whether the town sends mail: it has a server for it and a mailbox to send from.</summary>
    ValueTask<bool> IsOffered(int tenantId);

    /// <summary>Writes down that a mail is about to go, so that its answer is known from the first moment.</summary>
    /// <param name="id">Its own.</param>
    /// <param name="requestId">The request to which an answer is a note; null when it is about none.</param>
    /// <param name="language">Of the member; null for the town's.</param>
    void Begin(Unit unit, long id, long staffId, long? requestId, string? language);

    /// <summary>Nothing was left to tell, and it did not go.</summary>
    Task Withdraw(Unit unit, long id);

    /// <summary>Hands it to the town's server. An exception means: not sent, try again later.</summary>
    Task<StaffMailSent> Send(int tenantId, StaffMail mail, CancellationToken cancel);
}

/// <summary>A mail to a member of the staff.</summary>
/// <param name="Id">The one it was begun with; the same at every attempt.</param>
/// <param name="News">What happened, weightiest first.</param>
/// <param name="Since">When the first of it happened.</param>
internal sealed record StaffMail(long Id, long StaffId, string Name, string Address, IReadOnlyList<NewsKind> News, DateTimeOffset Since)
{
    /// <summary>In which the member likes to read; null for the town's.</summary>
    public string? Language { get; init; }

    public long? RequestId { get; init; }

    /// <summary>What is to be done, of tasks that are due.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];
}

/// <param name="Refusal">Why the server refused it for good; null: it took the mail.</param>
/// <param name="IsDeadEnd">Nothing will ever arrive at the address, as the server has it.</param>
internal sealed record StaffMailSent(string? Refusal = null, bool IsDeadEnd = false);

/// <summary>What members of the staff hear of, weightiest first.</summary>
internal enum NewsKind
{
    /// <summary>A resident says "not fixed" about a request that was theirs.</summary>
    Disputed = 1,

    /// <summary>A resident answers on a request of theirs.</summary>
    Answered = 2,

    /// <summary>Somebody else gave them a request.</summary>
    Assigned = 3,

    /// <summary>A task or reminder of theirs is due.</summary>
    Task = 4,

    /// <summary>A request of theirs is due soon.</summary>
    Promise = 5,

    /// <summary>A request came to the queue of their team.</summary>
    Team = 6,
}
