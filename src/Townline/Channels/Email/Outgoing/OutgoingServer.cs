using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Outgoing;

/// <summary>Through which server a town's mail goes out, as stored: one row a town. Fields as in <see cref="OutgoingMailSetup"/>.</summary>
internal sealed class OutgoingServer : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Host { get; set; }
    public int Port { get; set; }
    public MailEncryption Encryption { get; set; }
    public string? Fingerprint { get; set; }
    public string? UserName { get; set; }
    public MailLogin Login { get; set; }

    /// <summary>Sealed (<see cref="SealedText"/>); null for none, and with a <see cref="Grants.StoredGrant"/>.</summary>
    public string? Secret { get; set; }
    public int MostConnections { get; set; }
    public string? DkimDomain { get; set; }
    public string? DkimSelector { get; set; }

    /// <summary>The private key, sealed; null for none.</summary>
    public string? DkimKey { get; set; }
    public int Version { get; set; }
}
