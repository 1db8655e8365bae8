using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>Two requests that are perhaps the same problem, and what became of the suggestion.</summary>
internal sealed class Suggestion : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>The later of the two.</summary>
    public long RequestId { get; init; }
    public long EarlierId { get; init; }

    /// <summary>0 to 1, when it was made.</summary>
    public double Score { get; init; }

    /// <summary><see cref="NearReasons"/> as JSON; null for a pair that a person named.</summary>
    public string? Why { get; init; }
    public DateTimeOffset At { get; init; }
    public SuggestionState State { get; set; }
    public long? DecidedById { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
}

internal enum SuggestionState
{
    Open = 0,
    Linked = 1,
    NotTheSame = 2,
}
