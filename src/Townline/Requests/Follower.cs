using Townline.Platform.Storage;

namespace Townline.Requests;

/// <summary>Somebody who has the same problem, with or without a name.</summary>
internal sealed class Follower : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long RequestId { get; set; }
    public long? PersonId { get; set; }

    /// <summary>The channel by which they said so, and on which they hear of it; null when they do not want to hear.</summary>
    public string? Channel { get; set; }
    public DateTimeOffset At { get; init; }

    /// <summary>The request of theirs that was found to be the same problem, when they follow because of that.</summary>
    public long? ViaId { get; init; }
}
