using Townline.Platform.Events;

namespace Townline.Conversations.Contracts;

/// <summary>One thing on a timeline: a message, a note, something that happened to a request, or a correction.</summary>
internal sealed record TimelineEntry
{
    public required long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required EntryKind Kind { get; init; }
    public required Direction Direction { get; init; }
    public required string Channel { get; init; }
    public required ActorKind AuthorKind { get; init; }
    public long? AuthorId { get; init; }
    public long? PersonId { get; init; }

    /// <summary>Who wrote it for the person, when that was somebody who acts for them.</summary>
    public long? ActingPersonId { get; init; }
    public long? ConversationId { get; init; }
    public long? RequestId { get; init; }
    public required Audience Audience { get; init; }
    public required string Text { get; init; }

    /// <summary>Of an event: its kind ("request.closed") and its JSON.</summary>
    public string? EventKind { get; init; }
    public string? Data { get; init; }

    /// <summary>The <see cref="Inquiry"/> that it belongs to: it is the question itself when that has the same id, otherwise what came back. Only staff read it.</summary>
    public long? InquiryId { get; init; }

    /// <summary>When the words were corrected last; earlier words are kept (<see cref="ITimelines.CorrectionsOf"/>).</summary>
    public DateTimeOffset? CorrectedAt { get; init; }
    public IReadOnlyList<EntryFile> Files { get; init; } = [];

    /// <summary>Of an outgoing message: how far it got to the reporter.</summary>
    public DeliveryState? Delivery { get; init; }

    /// <summary>Of one that failed: why, in a word of the channel's own or in words of the server.</summary>
    public string? DeliveryDetail { get; init; }

    /// <summary>Of an outgoing message that is meant for all: how far it got to how many followers.</summary>
    public IReadOnlyList<FollowerDeliveries> Followers { get; init; } = [];

    /// <summary>Of an answer that has something besides its words; never shown to anybody but staff.</summary>
    public LetterParts? Letter { get; init; }

    /// <summary>Of an outgoing message: its copies, whoever was asked and open ones first, each by its address. Only staff see them.</summary>
    public IReadOnlyList<CopyDelivery> Copies { get; init; } = [];
}

/// <param name="Why">Why they cannot be reached, for <see cref="DeliveryState.Unreachable"/>.</param>
internal sealed record FollowerDeliveries(DeliveryState State, Unreached? Why, int Count);

internal sealed record EntryFile(long FileId, FileRole Role);

internal enum EntryKind
{
    Message = 0,
    Note = 1,
    Event = 2,

    /// <summary>A message or note was corrected: the text is the reason, <see cref="TimelineEntry.Data"/> says which entry. Only staff read it.</summary>
    Correct = 3,
}

internal enum Direction
{
    None = 0,
    In = 1,
    Out = 2,
}

/// <summary>Who may read an entry; each includes those before it.</summary>
internal enum Audience
{
    Staff = 0,
    Resident = 1,
    Public = 2,
}

internal enum FileRole
{
    Photo = 0,
    Evidence = 1,
    Document = 2,
}
