using Townline.Channels.Email.Bounces;
using Townline.Channels.Email.Outgoing;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Smtp;
using Townline.Conversations.Contracts;

namespace Townline.Channels.Email;

/// <summary>Mail from and to people.</summary>
internal sealed class EmailChannel(OutgoingBook servers, MailComposer composer, MailDispatch dispatch) : IChannel
{
    internal const string ChannelName = "email";

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities { get; } = new() { Attachments = true, AttachmentBytes = MailEnclosures.MostBytes, Letters = true };

    /// <summary>Hands the mail to the town's server. What that refuses for good has failed, and the clerk is told why; all else is tried again later.</summary>
    public async Task<Receipt> Send(OutboundMessage message, CancellationToken cancel)
    {
        if ((await servers.Of(message.TenantId)).Server is null)
        {
            return new Receipt(DeliveryState.Failed, Detail: "no-mail-server");
        }

        if (await composer.Compose(message, cancel) is not { } mail)
        {
            return new Receipt(DeliveryState.Failed, Detail: "no-address");
        }

        if (message.Address is { } copy && copy.Equals(mail.Resident, StringComparison.OrdinalIgnoreCase))
        {
            // Theirs goes to them already.
            return new Receipt(DeliveryState.Sent, mail.MessageId);
        }

        try
        {
            var answer = await dispatch.Send(message.TenantId, mail, cancel);
            return new Receipt(DeliveryState.Sent, mail.MessageId, answer.ToString()) { Address = mail.To };
        }
        catch (SmtpException refused) when (refused.IsForGood)
        {
            return new Receipt(DeliveryState.Failed, mail.MessageId, refused.Message) { Address = mail.To, DeadEnd = DeadEnd.Of(mail.To, refused) };
        }
    }
}
