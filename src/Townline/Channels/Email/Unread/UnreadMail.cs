using Townline.Platform.Storage;

namespace Townline.Channels.Email.Unread;

/// <summary>A mail that was taken and could not be made a message of. Kept with its bytes until it can, so that nothing is lost by a fault of ours.</summary>
internal sealed class UnreadMail : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public long MailboxId { get; init; }

    /// <summary>By what a mail is known again in its mailbox: the same mail again is the same row.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The address it was sent to, with its tag.</summary>
    public required string Recipient { get; init; }

    /// <summary>Where its failures are reported to; empty for none.</summary>
    public required string Sender { get; init; }
    public required byte[] Raw { get; init; }

    /// <summary>Only the beginning of a mail that was too large: the whole of it is where it was fetched from.</summary>
    public bool IsPart { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What went wrong the last time, for whoever looks after the program.</summary>
    public required string Reason { get; set; }
    public int Attempts { get; set; }

    /// <summary>When it became a message after all; null while it waits.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}
