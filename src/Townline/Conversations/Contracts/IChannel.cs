using Townline.People.Contracts;

namespace Townline.Conversations.Contracts;

/// <summary>A way to and from people. One folder under Channels; registered as <see cref="IChannel"/>, and nothing else needs an edit.</summary>
internal interface IChannel
{
    /// <summary>Lower-case word, stored with messages.</summary>
    string Name { get; }

    ChannelCapabilities Capabilities { get; }

    /// <summary>
    /// Hands one message over. <see cref="OutboundMessage.IdempotencyKey"/> is the same at every attempt. An exception means: not sent,
    /// try again later.
    /// </summary>
    Task<Receipt> Send(OutboundMessage message, CancellationToken cancel);
}

/// <summary>What a channel can do; composer, renderer and desk follow it.</summary>
internal sealed record ChannelCapabilities
{
    public bool RichText { get; init; }
    public bool Attachments { get; init; }

    /// <summary>Bytes that the files of one message may have together; null: no limit worth naming.</summary>
    public long? AttachmentBytes { get; init; }

    /// <summary>Carries what a letter has: copies to others, a signature, what is answered quoted below (<see cref="LetterParts"/>).</summary>
    public bool Letters { get; init; }

    /// <summary>Letters in one message; null: no limit worth naming.</summary>
    public int? LengthLimit { get; init; }
    public bool Typing { get; init; }

    /// <summary>Tells when a message was delivered or read.</summary>
    public bool Receipts { get; init; }

    /// <summary>May the town write first?</summary>
    public bool TownMayStart { get; init; }

    /// <summary>What is said here can be read by everybody, so the composer warns.</summary>
    public bool Public { get; init; }

    /// <summary>Somebody speaks and a clerk writes it down, so the clerk may have taken the wrong one.</summary>
    public bool Spoken { get; init; }

    /// <summary>The person (or their program) comes to fetch: sending means making it visible.</summary>
    public bool Fetched { get; init; }
}

/// <param name="Address">Where a copy goes; null: to the person.</param>
internal sealed record OutboundMessage(long IdempotencyKey, int TenantId, long EntryId, long? RequestId, long? Number, string? Address, string Text, string? Language)
{
    /// <summary>Whom it goes to; null when nobody knows.</summary>
    public long? PersonId { get; init; }

    /// <summary>The follower of the request that it goes to; null for the reporter.</summary>
    public long? FollowerId { get; init; }

    /// <summary>By which what becomes of it is found again; the same at every attempt.</summary>
    public long DeliveryId { get; init; }
}

/// <param name="ProviderId">The provider's own id of it, if any.</param>
internal sealed record Receipt(DeliveryState State, string? ProviderId = null, string? Detail = null)
{
    /// <summary>Where it went.</summary>
    public string? Address { get; init; }

    /// <summary>Of one that failed: where nothing will ever arrive; null when another message might.</summary>
    public ClaimedIdentity? DeadEnd { get; init; }
}

/// <summary>How far an outgoing message got.</summary>
internal enum DeliveryState
{
    Waiting = 0,

    /// <summary>Handed to the provider, or visible where it is fetched.</summary>
    Sent = 1,
    Delivered = 2,
    Read = 3,
    Failed = 4,

    /// <summary>There is no way to this person: the detail is an <see cref="Unreached"/>.</summary>
    Unreachable = 5,
}
