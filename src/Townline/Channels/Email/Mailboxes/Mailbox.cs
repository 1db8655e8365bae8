using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Mailboxes;

/// <summary>Addresses at which a town takes mail, as stored. Fields as in <see cref="MailboxInfo"/>.</summary>
internal sealed class Mailbox : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string Name { get; set; }
    public required IReadOnlyList<string> Addresses { get; set; }
    public long ServiceId { get; set; }
    public bool IsOpen { get; set; }

    public MailboxInfo Info() => new(Id, Name, Addresses, ServiceId, IsOpen);
}
