using Townline.Platform.Storage;

namespace Townline.Channels.Email.Fetching;

/// <summary>How far the fetching of a mailbox has come, who does it, and how it goes.</summary>
internal sealed class FetchState : ITenantOwned
{
    /// <summary>Adds the row of a mailbox (@id, @tenantId) where there is none.</summary>
    internal const string Begin =
        """
        INSERT INTO email_fetch (id, tenant_id, owner, lease_until, validity, last_uid, waiting, trouble, detail, failures, next_try_at, remark)
        VALUES (@id, @tenantId, 0, 0, 0, 0, 0, '', '', 0, 0, '') ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>Id of the mailbox.</summary>
    public long Id { get; init; }
    public int TenantId { get; init; }

    /// <summary>Which process fetches, until <see cref="LeaseUntil"/>; 0 for none.</summary>
    public long Owner { get; init; }
    public DateTimeOffset LeaseUntil { get; init; }

    /// <summary>UIDVALIDITY of the folder when it was last looked at; 0 for never.</summary>
    public long Validity { get; init; }

    /// <summary>All mails up to this one are stored, as long as the validity is the same.</summary>
    public long LastUid { get; init; }

    /// <summary>When everything that was there had been fetched for the last time.</summary>
    public DateTimeOffset? CaughtUpAt { get; init; }

    /// <summary>When a mail was fetched for the last time.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>Mails that are known to wait.</summary>
    public long Waiting { get; init; }

    /// <summary>What is wrong, a code of <see cref="Conversations.Contracts.MailTrouble"/>; empty while nothing is.</summary>
    public required string Trouble { get; init; }

    /// <summary>What the server or the machine said about it.</summary>
    public required string Detail { get; init; }
    public DateTimeOffset? TroubleSince { get; init; }

    /// <summary>Attempts that failed one after another.</summary>
    public int Failures { get; init; }

    /// <summary>Before that nobody tries.</summary>
    public DateTimeOffset NextTryAt { get; init; }

    /// <summary>What went wrong with mails after they had been stored: they could not be marked or moved. Empty for nothing.</summary>
    public required string Remark { get; init; }
}
