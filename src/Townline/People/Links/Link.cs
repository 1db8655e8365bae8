using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.People.Links;

/// <summary>A link between two persons, as stored. It is ended, never deleted.</summary>
internal sealed class Link : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public LinkKind Kind { get; init; }

    /// <summary>The one who acts; of a household the two are alike.</summary>
    public long FromId { get; init; }

    /// <summary>The one who is acted for.</summary>
    public long ToId { get; init; }

    /// <summary>Who said so, in words: "Rosa Delgado herself", "court order".</summary>
    public required string SaidBy { get; init; }

    /// <summary>How it was said, such as "counter", "letter".</summary>
    public required string Source { get; init; }

    /// <summary>What it is for; null: everything.</summary>
    public string? Scope { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>It holds up to this moment; null: until it is ended.</summary>
    public DateTimeOffset? Until { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who wrote it down.</summary>
    public ActorKind ByKind { get; init; }
    public long? ById { get; init; }

    public bool HoldsAt(DateTimeOffset moment) => EndedAt is null && (Until is null || Until > moment);
}
