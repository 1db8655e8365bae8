using Townline.Platform.Storage;

namespace Townline.People;

/// <summary>A line of the consent ledger: given or withdrawn, never changed; the newest line of a purpose and channel holds.</summary>
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

    /// <summary>Where it was said, and in what words.</summary>
    public required string Source { get; init; }
    public string? Wording { get; init; }
}
