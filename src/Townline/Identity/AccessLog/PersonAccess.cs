using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Identity.AccessLog;

/// <summary>Somebody looked at the record of a resident.</summary>
internal sealed class PersonAccess : ITenantOwned
{
    internal static readonly InsertInto Into = new("identity_person_access", "id", "tenant_id", "person_id", "actor_kind", "actor_id", "at", "way", "about_id", "address");

    /// <summary>Ordered by time.</summary>
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long PersonId { get; init; }

    /// <summary>A member of staff, or a program with a key.</summary>
    public ActorKind ActorKind { get; init; }
    public long ActorId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Where it was shown: person, request, phone, counter, api….</summary>
    public required string Way { get; init; }

    /// <summary>The request, call or visit that was the reason to look.</summary>
    public long? AboutId { get; init; }

    /// <summary>Network address.</summary>
    public string? Address { get; init; }
}
