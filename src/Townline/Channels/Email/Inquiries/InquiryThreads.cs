using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email.Inquiries;

/// <summary>
/// Does a mail come back to a question that was put to somebody outside? By the signed address it was sent to, by our own Message-IDs among its references, or by a mail among them
/// that came back before. Asked first: whatever else such a mail refers to, it is never taken for one of the resident's.
/// </summary>
internal sealed class InquiryThreads(IInquiryQueries inquiries)
{
    /// <param name="references">Message-IDs that the mail refers to.</param>
    /// <param name="before">Those of the mails among them that came before.</param>
    public async Task<MailThread?> Find(Destination to, IReadOnlyList<string> references, IReadOnlyList<KnownArrival> before, CancellationToken cancel)
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

        foreach (var reference in references)
        {
            if (OwnMessageId.ReadInquiry(to.Town, reference) is { } ours && await inquiries.Find(to.Town.Id, ours.InquiryId, cancel) is { } asked)
            {
                return Of(asked);
            }
        }

        // Their own earlier mail, when they write once more below it.
        return before.Max(arrival => arrival.InquiryId) is { } newest && await inquiries.Find(to.Town.Id, newest, cancel) is { } earlier ? Of(earlier) : null;
    }

    private static MailThread Of(Inquiry inquiry) => new(inquiry.RequestId) { InquiryId = inquiry.Id };
}
