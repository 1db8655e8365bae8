using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Outgoing;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Smtp;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Channels.Email.Plain;

/// <summary>Sends a mail that belongs to no request, for as long as it is of use. Nobody waits for an answer: what cannot be sent is written to the log, without the address.</summary>
internal sealed class SingleMailHandler(
    MailDispatch dispatch, OutgoingBook servers, MailboxBook mailboxes, TenantDirectory towns, ITownWords words, SealedText seals, TimeProvider time, ILogger<SingleMailHandler> log) : IOutboxHandler
{
    public const string Subject = "email.single";

    public string Topic => Subject;

    /// <summary>More than fit into the time in which a mail is of use: it is that which ends it.</summary>
    public int MostAttempts => 150;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        if (seals.Open(item.TenantId, item.Payload<SingleMailAsked>().Sealed) is not { } text)
        {
            log.LogWarning("Mail {Id} was sealed under keys that are not here, and was not sent", item.Id);
            return;
        }

        var mail = JsonColumn.Read<SingleMail>(text);
        var mailbox = (await mailboxes.Of(item.TenantId)).FirstOrDefault(open => open.IsOpen);
        if (time.GetUtcNow() >= mail.Until || mailbox is null || WireAddress.TryOf(mail.To) is null || (await servers.Of(item.TenantId)).Server is null)
        {
            log.LogWarning("Mail {Id} could not be sent while it was of use", item.Id);
            return;
        }

        try
        {
            await dispatch.Send(item.TenantId, await Compose(item, mail, mailbox, cancel), cancel);
        }
        catch (SmtpException refused) when (refused.IsForGood)
        {
            log.LogWarning("Mail {Id} was refused: {Trouble}", item.Id, refused.Trouble);
        }
    }

    private async Task<ComposedMail> Compose(OutboxItem item, SingleMail mail, MailboxInfo mailbox, CancellationToken cancel)
    {
        var town = await towns.Get(item.TenantId, cancel);
        var from = mailbox.Addresses[0];
        var written = new OutgoingMail
        {
            From = new MailAddress(town.Name, from),
            To = [new MailAddress("", mail.To)],
            Subject = mail.Subject,
            Date = TimeZoneInfo.ConvertTime(time.GetUtcNow(), town.Zone),
            MessageId = OwnMessageId.Of(town, 0, item.Id, from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]),
            IsAutomatic = true,
            Language = mail.Language,
            Text = mail.Text,
            Html = MailHtml.Of(mail.Subject, mail.Text, mail.Links, await words.For(town.Id, mail.Language, cancel)),
        };
        return new ComposedMail(written.MessageId, from, mail.To, MailWriter.Write(written));
    }
}
