using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Outgoing;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Plain;

/// <inheritdoc/>
internal sealed class SingleMails(OutgoingBook servers, MailboxBook mailboxes, SealedText seals) : ISingleMail
{
    public async ValueTask<bool> IsOffered(int tenantId) =>
        (await servers.Of(tenantId)).Server is not null && (await mailboxes.Of(tenantId)).Any(mailbox => mailbox.IsOpen);

    public void Send(Unit unit, SingleMail mail) =>
        unit.Enqueue(SingleMailHandler.Subject, new SingleMailAsked(seals.Seal(unit.TenantId, JsonColumn.Write(mail))!));
}

/// <summary>What stands in the outbox.</summary>
/// <param name="Sealed">The mail: there may be secrets in it.</param>
internal sealed record SingleMailAsked(string Sealed);
