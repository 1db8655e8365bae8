using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Spam;

/// <summary>A mail that is held, or was. One that became a request after all, or was one before, has its bytes in the journal.</summary>
internal sealed class SpamMail : ITenantOwned
{
    public const int LongestSubject = 300;
    public const int LongestOpening = 200;

    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>By what a mail is known again in its mailbox: the same mail again is the same row.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The address it was sent to, with its tag.</summary>
    public required string Recipient { get; init; }

    /// <summary>Where its failures are reported to; empty for none.</summary>
    public required string Sender { get; init; }

    /// <summary>The address of whoever says that they wrote it; empty for none.</summary>
    public required string Author { get; init; }
    public required string Name { get; init; }
    public required string Subject { get; init; }
    public required string Opening { get; init; }

    /// <summary>Empty once it stands in the journal.</summary>
    public required byte[] Raw { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Since when it is held.</summary>
    public DateTimeOffset At { get; init; }
    public SpamSign Sign { get; init; }
    public required string Detail { get; init; }
    public required IReadOnlyList<string> Words { get; init; }
    public int Mails { get; init; }

    /// <summary>Its line on a timeline; null for one that never was on any.</summary>
    public long? EntryId { get; init; }
    public long? RequestId { get; init; }

    /// <summary>How its request stood before it was closed (<see cref="Requests.Contracts.RequestStanding"/> as JSON); null when it was closed already.</summary>
    public string? Standing { get; init; }

    /// <summary>When somebody said that it is no spam; null while it is held.</summary>
    public DateTimeOffset? LetInAt { get; init; }

    public SpamInfo Info() => new(Id, Author, Name, Recipient, Subject, Opening, ReceivedAt, new SpamReason(Sign, Detail, Words, Mails), RequestId);
}
