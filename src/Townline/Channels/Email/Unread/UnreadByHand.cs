using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Text;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Unread;

/// <summary>Makes a request of a mail that the program cannot read and a person can: its words are typed, its bytes stay with it.</summary>
internal sealed class UnreadByHand(UnreadMails unread, MailboxBook book, ICatalogue catalogue, IIntake intake)
{
    private const int LongestText = 10_000;

    /// <inheritdoc cref="IUnreadMail.ByHand"/>
    public async Task<long?> Take(UnreadMail mail, string text, Actor actor, CancellationToken cancel)
    {
        var words = PlainText.Clean(text);
        RuleBrokenException.Unless(words.Length > 0, "text-empty");
        RuleBrokenException.Unless(words.Length <= LongestText, "text-long", LongestText);
        if (await book.Find(mail.Recipient, cancel) is not { } to || to.Town.Id != mail.TenantId || (await catalogue.Of(mail.TenantId)).ById(to.Mailbox.ServiceId) is not { } service)
        {
            return null;
        }

        // Stored first: were the program to end between the two, trying again finds the same message.
        var taken = await intake.Receive(
            new InboundMessage
            {
                TenantId = mail.TenantId,
                Channel = EmailChannel.ChannelName,
                ExternalId = mail.ExternalId,
                Raw = mail.Raw,
                ContentType = "message/rfc822",
                Actor = actor,
                From = new MailAddress("", mail.Sender).IsValid ? new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, mail.Sender)], null) : ClaimedPerson.Unknown,
                Text = words,
                Report = new ReportDraft { Service = service, KeepPrivate = true },
            },
            CancellationToken.None);
        await unread.MarkRead(mail.TenantId, mail.Id);
        return taken.Number;
    }
}
