using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Sorting;

/// <summary>A move as stored. Fields as in <see cref="MoveView"/>.</summary>
internal sealed class MoveRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public MoveKind Kind { get; init; }
    public long FromRequestId { get; init; }
    public long ToRequestId { get; init; }
    public int Messages { get; init; }
    public required string Reason { get; init; }
    public long? ById { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
    public long? UndoneById { get; set; }
    public string? UndoneReason { get; set; }

    public MoveView Read() => new(Id, Kind, FromRequestId, ToRequestId, Messages, Reason, ById, At, UndoneAt);
}

/// <summary>Where one message stood before a move.</summary>
internal sealed class MovedEntry : ITenantOwned
{
    public long MoveId { get; init; }
    public long EntryId { get; init; }
    public int TenantId { get; init; }
    public long? ConversationId { get; init; }
    public long? PersonId { get; init; }
    public long? ActingPersonId { get; init; }
    public required string Channel { get; init; }
    public Contracts.Audience Audience { get; init; }

    /// <summary>1 when its files could be seen by everybody.</summary>
    public int PublicFiles { get; init; }
}
