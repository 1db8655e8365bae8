using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mailboxes;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Unread;

/// <summary>The queue of mails that could not be read.</summary>
internal sealed class UnreadMails(Store store)
{
    private const int LongestReason = 2_000;

    /// <summary>Keeps a mail, or counts another attempt at one that is kept already. When it returns, that is durable.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was kept.</exception>
    public Task Keep(Destination to, string externalId, string recipient, string sender, byte[] raw, Exception fault) => Keep(to, externalId, recipient, sender, raw, fault.ToString(), isPart: false);

    /// <summary>Keeps the beginning of a mail that was too large to be taken.</summary>
    /// <inheritdoc cref="Keep(Destination, string, string, string, byte[], Exception)"/>
    public Task KeepPart(Destination to, string externalId, string recipient, string sender, byte[] beginning) =>
        Keep(to, externalId, recipient, sender, beginning, "The mail is too large to be taken. Only its beginning is kept here; the whole of it is in the mailbox.", isPart: true);

    private Task Keep(Destination to, string externalId, string recipient, string sender, byte[] raw, string reason, bool isPart) =>
        store.Write(to.Town.Id, Actor.System(EmailChannel.ChannelName), async unit =>
        {
            var row = await unit.Db.Set<UnreadMail>().FirstOrDefaultAsync(mail => mail.ExternalId == externalId) ?? unit.Add(new UnreadMail
            {
                Id = unit.NextId(),
                TenantId = unit.TenantId,
                MailboxId = to.Mailbox.Id,
                ExternalId = externalId,
                Recipient = recipient,
                Sender = sender,
                Raw = raw,
                IsPart = isPart,
                ReceivedAt = unit.Now,
                Reason = "",
            });
            (row.Reason, row.Attempts) = (reason[..Math.Min(reason.Length, LongestReason)], row.Attempts + 1);
        });

    /// <summary>It became a message, at the first attempt or a later one.</summary>
    public Task MarkRead(int tenantId, long id) => store.Write(tenantId, Actor.System(EmailChannel.ChannelName), async unit =>
    {
        var row = await unit.Db.Set<UnreadMail>().FirstAsync(mail => mail.Id == id);
        row.ReadAt = unit.Now;
    });

    /// <summary>Those that wait, oldest first. By the index of what waits.</summary>
    public async Task<IReadOnlyList<UnreadMail>> Waiting(int tenantId, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<UnreadMail>().Where(mail => mail.ReadAt == null).OrderBy(mail => mail.Id).Take(most).ToListAsync(cancel);
    }
}
