using Townline.Platform.Storage;

namespace Townline.Platform.Events;

/// <summary>One line of the append-only log: what happened, who did it, when, from where and why.</summary>
internal sealed class EventRow : ITenantOwned
{
    /// <summary>Number given by the database, growing.</summary>
    public long Seq { get; init; }

    /// <summary>Number of the transaction on engines where rows can commit out of order; 0 where they cannot.</summary>
    public long Tx { get; init; }
    public int TenantId { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Kind { get; init; }
    public long? SubjectId { get; init; }
    public ActorKind ActorKind { get; init; }
    public long? ActorId { get; init; }
    public required string Source { get; init; }
    public string? Address { get; init; }
    public string? Why { get; init; }

    /// <summary>The event itself as JSON.</summary>
    public required string Data { get; init; }

    internal static InsertInto Into { get; } = new(
        "platform_event", "tenant_id", "at", "kind", "subject_id", "actor_kind", "actor_id", "source", "address", "why", "data");
}
