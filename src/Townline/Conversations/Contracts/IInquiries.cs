using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>
/// Questions about a request that go by mail to somebody who is neither the resident nor of the staff: a contractor, a utility, a county. What is asked and
/// what comes back is read by staff alone. It is no message of the conversation with the resident: nothing of it moves the request, opens it again or reaches anybody else.
/// </summary>
internal interface IInquiries
{
    /// <summary>All the checks of <see cref="Ask"/>, for a question that is to leave in a moment.</summary>
    /// <inheritdoc cref="Ask"/>
    Task Check(Unit unit, InquiryOrder order);

    /// <summary>Asks, in the name of the member of staff who acts.</summary>
    /// <returns>Its id, which is that of its entry on the timeline.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">Empty, too long, files too large together, too many copies.</exception>
    /// <exception cref="KeyNotFoundException">The town has no such request.</exception>
    Task<long> Ask(Unit unit, InquiryOrder order);

    /// <summary>Somebody answered, or a machine did in their place: then the waiting goes on.</summary>
    /// <param name="entryId">What they wrote.</param>
    Task Receive(Unit unit, long id, long entryId, bool isAutomatic);

    /// <summary>Nobody waits for it any more. An answer that comes all the same still stands with it.</summary>
    /// <returns>False when nobody waited: an answer came, or it is of another request.</returns>
    Task<bool> End(Unit unit, long requestId, long id);
}

/// <summary>Reading what was asked outside.</summary>
internal interface IInquiryQueries
{
    /// <summary>One, or null.</summary>
    Task<Inquiry?> Find(int tenantId, long id, CancellationToken cancel = default);

    /// <summary>Those of a request, oldest first.</summary>
    Task<IReadOnlyList<Inquiry>> OfRequest(TownlineDb db, long requestId, CancellationToken cancel);

    /// <summary>Addresses that were asked lately, the last one first, each once.</summary>
    Task<IReadOnlyList<string>> AskedBefore(TownlineDb db, CancellationToken cancel);
}

/// <summary>A question to be sent.</summary>
/// <param name="Files">New ones, by id, given to the request already.</param>
/// <param name="Letter">Copies and signature; it quotes and hides nothing.</param>
internal sealed record InquiryOrder(long RequestId, string Text, IReadOnlyList<long> Files, InquiryParts Parts, LetterParts Letter);

/// <summary>Whom a question goes to, and what of the request goes along.</summary>
/// <param name="Address">A valid address.</param>
internal sealed record InquiryParts(string Address)
{
    /// <summary>The most messages that are quoted in one.</summary>
    public const int MostMessages = 50;

    /// <summary>The longest that one can be told to come back.</summary>
    public const int MostDays = 250;

    /// <summary>Messages of the request that are quoted, by entry.</summary>
    public IReadOnlyList<long> Messages { get; init; } = [];

    /// <summary>Files of the request that go along, by id.</summary>
    public IReadOnlyList<long> Files { get; init; } = [];

    /// <summary>The name of the resident is said.</summary>
    public bool TellsName { get; init; }

    /// <summary>The addresses and numbers of the resident are said.</summary>
    public bool TellsWays { get; init; }

    /// <summary>The place that the request is about is said.</summary>
    public bool TellsPlace { get; init; }

    /// <summary>After so many working days without an answer its writer wants to be reminded; null: never.</summary>
    public int? RemindDays { get; init; }
}

/// <summary>A question that was asked.</summary>
internal sealed record Inquiry(long Id, long RequestId, long StaffId, InquiryParts Parts, InquiryState State, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt);

/// <summary>How a question stands.</summary>
internal enum InquiryState
{
    Waiting = 0,
    Answered = 1,

    /// <summary>It could not be sent, or a server told later that it did not arrive.</summary>
    Failed = 2,

    /// <summary>A clerk no longer waits.</summary>
    Ended = 3,
}
