using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Contracts;

/// <summary>
/// Puts messages where they belong: into another request of the town, or into a request of their own. Nothing is copied: each message stands in one
/// request and one conversation, and moves with its files. What was filed with the wrong person is gone there, at once and everywhere that residents
/// read. Each move is kept with its reason and can be taken back.
/// </summary>
internal interface ISorting
{
    /// <summary>The most messages that one move can take.</summary>
    const int MostAtOnce = 200;

    /// <summary>Moves messages and notes of one request to another.</summary>
    /// <returns>Id of the move.</returns>
    /// <exception cref="RuleBrokenException">None chosen or too many, the report itself, one that a colleague moved meanwhile, one that is just being sent, no reason.</exception>
    /// <exception cref="KeyNotFoundException">The town has no such request.</exception>
    Task<long> Move(Unit unit, MoveOrder order);

    /// <summary>Opens a request of its own for messages of another; both say so to the staff.</summary>
    /// <param name="opened">What to open; its person and its conversation are those of the messages.</param>
    /// <inheritdoc cref="Move"/>
    Task<long> Split(Unit unit, MoveOrder order, NewRequest opened);

    /// <summary>Says by which way a spoken message really came: a call, not a visit. With the report itself, the request follows.</summary>
    /// <exception cref="RuleBrokenException">One of the two is no way of speaking, no reason.</exception>
    /// <inheritdoc cref="Move"/>
    Task<long> CorrectChannel(Unit unit, long requestId, long entryId, string channel, string reason);

    /// <summary>Puts everything back where it stood. A request that was made by the move stays, without these messages.</summary>
    /// <exception cref="RuleBrokenException">Taken back before, or one of the messages was moved again since.</exception>
    /// <exception cref="KeyNotFoundException">The town has no such move.</exception>
    Task Undo(Unit unit, long moveId, string reason);

    /// <summary>Moves out of a request and into it, newest first, at most 50.</summary>
    Task<IReadOnlyList<MoveView>> OfRequest(TownlineDb db, long requestId, CancellationToken cancel);
}

/// <param name="ToId">Request; not looked at by <see cref="ISorting.Split"/>.</param>
internal sealed record MoveOrder(long FromId, long ToId, IReadOnlyCollection<long> Entries, string Reason);

/// <summary>What a move was.</summary>
internal enum MoveKind
{
    Move = 0,
    Split = 1,
    Channel = 2,
}

internal sealed record MoveView(long Id, MoveKind Kind, long FromId, long ToId, int Messages, string Reason, long? ById, DateTimeOffset At, DateTimeOffset? UndoneAt);

/// <summary>Messages went out of a request, or came into it.</summary>
/// <param name="What">moved-out, moved-in, split-off, split-from, channel.</param>
internal sealed record EntriesSorted(string What, long RequestId, long OtherId, long MoveId, IReadOnlyList<long> Entries, bool IsUndo, string Reason) : DomainEvent
{
    public override string Kind => $"entry.{What}";

    public override long? SubjectId => RequestId;

    public override string? Why => Reason;
}
