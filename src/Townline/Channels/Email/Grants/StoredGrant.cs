using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Grants;

/// <summary>The grant of a mailbox that is fetched, or of the server that mail goes out through, as stored. Fields as in <see cref="MailGrant"/>.</summary>
internal sealed class StoredGrant : ITenantOwned
{
    /// <summary>Id of the mailbox or of the outgoing server.</summary>
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Endpoint { get; set; }
    public required string ClientId { get; set; }
    public required string Scope { get; set; }
    public bool IsRefreshed { get; set; }

    /// <summary>Sealed (<see cref="Outgoing.SealedText"/>); null where it did not come along with settings.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Sealed, and replaced by the one that comes with an answer; null for none, or as above.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>Until then one process renews, and the others wait.</summary>
    public DateTimeOffset RenewingUntil { get; set; }

    /// <summary>Another after every change by an administrator, also when it was taken away in between.</summary>
    public long Version { get; set; }

    public MailGrant Info() => new(Endpoint, ClientId, Scope, IsRefreshed);
}
