using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.People;

/// <summary>A line of the consent ledger: given or withdrawn, never changed; of a purpose and channel that holds which was said last.</summary>
internal sealed class Consent : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long PersonId { get; set; }

    /// <summary>Such as "updates", "survey".</summary>
    public required string Purpose { get; init; }

    /// <summary>The channel it is for; null for all.</summary>
    public string? Channel { get; init; }
    public bool Given { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>How it was said, such as "web", "phone", "letter".</summary>
    public required string Source { get; init; }

    /// <summary>The words they saw or heard.</summary>
    public string? Wording { get; init; }

    /// <summary>Who wrote the line.</summary>
    public ActorKind ByKind { get; init; }
    public long? ById { get; init; }
}
