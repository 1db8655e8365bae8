using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Fetching;

/// <summary>Where the mail of a mailbox is fetched from, as stored. Fields as in <see cref="MailSourceInfo"/>.</summary>
internal sealed class MailSource : ITenantOwned
{
    /// <summary>Id of the mailbox: each has one source at most.</summary>
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Host { get; set; }
    public int Port { get; set; }
    public MailSecurity Security { get; set; }
    public required string UserName { get; set; }
    public bool IsToken { get; set; }

    /// <summary>Sealed by <see cref="Outgoing.SealedText"/>; empty with a <see cref="Grants.StoredGrant"/>.</summary>
    public required string Secret { get; set; }
    public required string Folder { get; set; }
    public AfterFetch After { get; set; }
    public required string MoveTo { get; set; }
    public DateTimeOffset? Since { get; set; }
    public bool IsOn { get; set; }

    /// <summary>Grows with every change, so that whoever fetches begins anew.</summary>
    public int Version { get; set; }

    /// <param name="grant">What is stored beside it, if anything is.</param>
    public MailSourceInfo Info(MailGrant? grant) => new(Id, Host, Port, Security, UserName, IsToken, Folder, After, MoveTo, Since, IsOn) { Grant = grant };
}
