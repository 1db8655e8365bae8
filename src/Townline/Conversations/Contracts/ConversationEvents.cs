using System.Text.Json.Serialization;
using Townline.People.Contracts;
using Townline.Platform.Events;

namespace Townline.Conversations.Contracts;

/// <summary>A resident wrote.</summary>
internal sealed record MessageReceived(long EntryId, long? RequestId, string Channel) : DomainEvent
{
    public override string Kind => "message.received";

    /// <summary>It answers a request that was closed longer ago than the town opens one again.</summary>
    public bool IsLate { get; init; }

    /// <summary>A machine wrote it in their name.</summary>
    public bool IsAutomatic { get; init; }

    public override long? SubjectId => RequestId;
}

/// <summary>Staff wrote to a resident.</summary>
internal sealed record MessageSent(long EntryId, long RequestId) : DomainEvent
{
    public override string Kind => "message.sent";

    public override long? SubjectId => RequestId;
}

/// <summary>Staff left a note for staff.</summary>
internal sealed record NoteAdded(long EntryId, long RequestId) : DomainEvent
{
    public override string Kind => "note.added";

    public override long? SubjectId => RequestId;
}

internal sealed record EntryCorrected(long EntryId, long? RequestId, string Reason) : DomainEvent
{
    public override string Kind => "entry.corrected";

    public override long? SubjectId => RequestId;

    public override string? Why => Reason;
}

/// <summary>An outgoing message got further, or failed.</summary>
internal sealed record DeliveryChanged(long DeliveryId, long EntryId, long? RequestId, DeliveryState State) : DomainEvent
{
    public override string Kind => "delivery.changed";

    /// <summary>It went to one who follows the request, and not to the reporter.</summary>
    public bool IsToFollower { get; init; }

    /// <summary>It is a copy for somebody else; what it is a copy of goes its own way.</summary>
    public bool IsCopy { get; init; }

    public override long? SubjectId => RequestId;
}

/// <summary>A server told that something we sent did not arrive, or not yet.</summary>
/// <param name="EntryId">Its words, on the timeline of the staff.</param>
/// <param name="AboutId">What did not arrive: the id that our message carried.</param>
/// <param name="IsPermanent">It will not be tried again.</param>
internal sealed record MessageCameBack(long EntryId, long? RequestId, long AboutId, bool IsPermanent) : DomainEvent
{
    public override string Kind => "message.came-back";

    public override long? SubjectId => RequestId;

    /// <summary>Why, in the words of the server.</summary>
    [JsonIgnore]
    public string Detail { get; init; } = "";

    /// <summary>Whom it did not reach, as far as the server says.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Where nothing will ever arrive, as the server has it; empty when another message might.</summary>
    [JsonIgnore]
    public IReadOnlyList<ClaimedIdentity> DeadEnds { get; init; } = [];
}
