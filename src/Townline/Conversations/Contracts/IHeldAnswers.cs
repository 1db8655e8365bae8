using Townline.Platform.Storage;

namespace Townline.Conversations.Contracts;

/// <summary>
/// Answers that are written and wait for their time: some seconds in which they can be undone, or until a day and an hour. Until then nothing of
/// one stands where a resident could see it, and nothing has left. Its time is a row of the outbox, so it comes after a restart and on whichever
/// node; of taking it back and sending it, whichever commits first is what happened.
/// </summary>
internal interface IHeldAnswers
{
    /// <summary>How far ahead an answer can be scheduled.</summary>
    static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>Keeps an answer, after all the checks of <see cref="IConversations.Reply"/>, or of <see cref="IInquiries.Ask"/>.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">As of a reply; "send-at-past" and "send-at-far" for a time that cannot be.</exception>
    /// <exception cref="Requests.Contracts.StaleEditException">As of a reply.</exception>
    Task<long> Hold(Unit unit, HeldOrder order);

    /// <summary>Takes an answer back before it has left.</summary>
    /// <returns>What it was; its files belong to nobody now.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">"answer-gone": it has left, or somebody else took it back.</exception>
    Task<HeldAnswer> TakeBack(Unit unit, long id);

    /// <summary>Gives a scheduled answer another time.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">"answer-gone", "send-at-past", "send-at-far".</exception>
    Task Reschedule(Unit unit, long id, DateTimeOffset due);

    /// <summary>All that waits on a request, by their time.</summary>
    Task<IReadOnlyList<HeldAnswer>> OfRequest(TownlineDb db, long requestId, CancellationToken cancel);

    /// <summary>One of them; null when it has left or was taken back.</summary>
    Task<HeldAnswer?> Find(TownlineDb db, long id, CancellationToken cancel);

    /// <summary>What is scheduled in the town, the next first, at most 200.</summary>
    Task<IReadOnlyList<HeldAnswer>> Scheduled(TownlineDb db, CancellationToken cancel);
}

/// <summary>An answer to be kept for later.</summary>
/// <param name="Files">Ids, given to the request already.</param>
/// <param name="IsScheduled">The writer chose the time; otherwise it only waits in case they think better of it.</param>
internal sealed record HeldOrder(long RequestId, string Text, IReadOnlyList<long> Files, DateTimeOffset DueAt, bool IsScheduled)
{
    public bool ForAll { get; init; }

    /// <summary>It asks: once it has left, the request waits for the resident.</summary>
    public bool Asks { get; init; }
    public LetterParts Letter { get; init; } = LetterParts.None;

    /// <summary>It is no answer to the resident but a question to somebody outside.</summary>
    public InquiryParts? Inquiry { get; init; }
    public Seen? Seen { get; init; }
}

/// <inheritdoc cref="HeldOrder"/>
internal sealed record HeldAnswer
{
    public required long Id { get; init; }
    public required long RequestId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required long StaffId { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyList<long> Files { get; init; }
    public required bool ForAll { get; init; }
    public required bool Asks { get; init; }
    public required LetterParts Letter { get; init; }

    /// <inheritdoc cref="HeldOrder.Inquiry"/>
    public InquiryParts? Inquiry { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required bool IsScheduled { get; init; }

    /// <summary>When the resident wrote since; null when they have not.</summary>
    public DateTimeOffset? OvertakenAt { get; init; }

    /// <summary>Code of the rule for which it could not leave when its time came; null while nothing stands in its way.</summary>
    public string? Problem { get; init; }
}
