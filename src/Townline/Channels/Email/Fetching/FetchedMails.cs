using Townline.Channels.Email.Arriving;
using Townline.Channels.Email.Imap;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Threading;
using Townline.Channels.Email.Unread;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Fetching;

/// <summary>Hands fetched mails over to be stored.</summary>
internal sealed class FetchedMails(TenantDirectory towns, MailboxBook mailboxes, MailBatch batch, UnreadMails unread)
{
    /// <returns>UIDs of the mails that are stored whole; those that were too large are kept as far as they came.</returns>
    /// <exception cref="StorageUnavailableException">Not all of them are stored.</exception>
    public async Task<IReadOnlyList<uint>> Store(FetchJob job, IReadOnlyList<FetchedMail> mails)
    {
        if (mails.Count == 0)
        {
            return [];
        }

        var town = await towns.Get(job.TenantId);
        var mailbox = (await mailboxes.Of(town.Id)).First(mailbox => mailbox.Id == job.Source.MailboxId);
        List<FetchedMail> whole = [.. mails.Where(mail => mail.IsWhole)];
        await batch.Take([.. whole.Select(mail => Arriving(town, mailbox, mail))]);
        foreach (var part in mails.Where(mail => !mail.IsWhole))
        {
            await Keep(town, mailbox, part);
        }

        return [.. whole.Select(mail => mail.Uid)];
    }

    private async Task Keep(Tenant town, MailboxInfo mailbox, FetchedMail part)
    {
        var (arriving, id) = (Arriving(town, mailbox, part), MailParser.Parse(part.Bytes).MessageId);
        await unread.KeepPart(arriving.To, ExternalId.Of(mailbox, id, part.Bytes), arriving.Recipient, arriving.Sender ?? "", part.Bytes);
    }

    private static ArrivingMail Arriving(Tenant town, MailboxInfo mailbox, FetchedMail fetched)
    {
        var mail = MailParser.Parse(fetched.Bytes);
        var to = FetchedRecipient.Of(town, mailbox, mail);
        var recipient = to.Tag is { } tag ? PlusAddress.Join(to.Address, tag) : to.Address;
        return new ArrivingMail(to, recipient, mail.Headers.Raw("Return-Path")?.Trim().Trim('<', '>') ?? "", fetched.Bytes, IsDelivered: true);
    }
}
