using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Threading;
using Townline.Channels.Email.Unread;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Arriving;

/// <summary>
/// Takes mails in, from wherever they come. The mail as it came and the message made of it are one commit; a mail of which no message can be made is
/// kept in a queue of its own. Either way it is durable when this returns, and the same mail again is the same message.
/// </summary>
internal sealed class MailArrivals(MailReading reading, IIntake intake, UnreadMails unread, ILogger<MailArrivals> log)
{
    /// <exception cref="StorageUnavailableException">Nothing was stored; the sender must keep the mail.</exception>
    public async Task Take(ArrivingMail arriving)
    {
        try
        {
            if (await Read(arriving) is { } message)
            {
                await intake.Receive(message);
            }
        }
        catch (Exception error) when (Faults.Unavailable(error) is null)
        {
            log.NotRead(error);
            await unread.Keep(arriving.To, IdOf(arriving), arriving.Recipient, arriving.Sender ?? "", Kept(arriving), error);
        }
    }

    /// <summary>Makes a message of a mail, without storing it.</summary>
    /// <returns>Null when it is one of the town's own that came back, or is held as spam.</returns>
    public Task<InboundMessage?> Read(ArrivingMail arriving)
    {
        var raw = Kept(arriving);
        var mail = MailParser.Parse(raw);
        return reading.Read(arriving, mail, raw, ExternalId.Of(arriving.To.Mailbox, mail.MessageId, arriving.Bytes.Span));
    }

    private static byte[] Kept(ArrivingMail arriving) => arriving.IsDelivered ? arriving.Bytes.ToArray() : TraceLines.Before(arriving.Bytes.Span, arriving.Sender, arriving.Recipient);

    /// <summary>By its bytes when not even its id can be read.</summary>
    private static string IdOf(ArrivingMail arriving)
    {
        try
        {
            return ExternalId.Of(arriving.To.Mailbox, MailParser.Parse(arriving.Bytes).MessageId, arriving.Bytes.Span);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return ExternalId.Of(arriving.To.Mailbox, null, arriving.Bytes.Span);
        }
    }
}
