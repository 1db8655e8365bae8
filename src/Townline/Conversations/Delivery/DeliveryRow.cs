using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Delivery;

/// <summary>One outgoing message to one person on one channel, and how far it got.</summary>
internal sealed class DeliveryRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long EntryId { get; init; }
    public long? RequestId { get; init; }
    public long? PersonId { get; init; }

    /// <summary>The follower it goes to; null for the reporter.</summary>
    public long? FollowerId { get; init; }

    /// <summary>Empty when no channel reaches them.</summary>
    public required string Channel { get; init; }

    /// <summary>Where a copy goes; to a person, where it went: null until then, and on channels that are fetched.</summary>
    public string? Address { get; set; }
    public Copy Copy { get; init; }
    public DeliveryState State { get; set; }
    public string? ProviderId { get; set; }
    public string? Detail { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ChangedAt { get; set; }
}
