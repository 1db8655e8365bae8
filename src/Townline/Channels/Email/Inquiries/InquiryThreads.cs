using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Inquiries;

/// <summary>
/// Does a mail come back to a question that was put to somebody outside? By the signed address it was sent to, by our own Message-IDs among its references, or by a mail among them
/// that came back before. Asked first: whatever else such a mail refers to, it is never taken for one of the resident's.
/// </summary>
internal sealed class InquiryThreads(Store store, IInquiryQueries inquiries, IArrivals arrivals, MailboxBook mailboxes)
{
    public async Task<MailThread?> Find(Destination to, MailMessage mail, CancellationToken cancel)
    {
        if (InquiryAddress.Read(to.Town, to.Tag) is { } addressed && await inquiries.Find(to.Town.Id, addressed, cancel) is { } named)
        {
            return Of(named);
        }

        // What was sent to the signed address of the resident's conversation is theirs.
        if (ReplyAddress.Read(to.Town, to.Tag) is not null)
        {
            return null;
        }

        List<string> references = [.. mail.InReplyTo.Concat(mail.References).Append(mail.Bounce?.OriginalMessageId).OfType<string>().Distinct()];
        foreach (var reference in references)
        {
            if (OwnMessageId.ReadInquiry(to.Town, reference) is { } ours && await inquiries.Find(to.Town.Id, ours.InquiryId, cancel) is { } asked)
            {
                return Of(asked);
            }
        }

        return references.Count > 0 && await Before(to, references, cancel) is { } earlier ? Of(earlier) : null;
    }

    /// <summary>Their own earlier mail, when they write once more below it.</summary>
    private async Task<Inquiry?> Before(Destination to, List<string> references, CancellationToken cancel)
    {
        await using var db = store.Read(to.Town.Id);
        var ids = (await mailboxes.Of(to.Town.Id)).SelectMany(mailbox => references.Select(reference => ExternalId.Of(mailbox, reference)));
        var known = await arrivals.Known(db, EmailChannel.ChannelName, [.. ids], cancel);
        return known.Select(arrival => arrival.InquiryId).OfType<long>().DefaultIfEmpty().Max() is var newest && newest != 0 ? await inquiries.Find(to.Town.Id, newest, cancel) : null;
    }

    private static MailThread Of(Inquiry inquiry) => new(inquiry.RequestId) { InquiryId = inquiry.Id };
}
