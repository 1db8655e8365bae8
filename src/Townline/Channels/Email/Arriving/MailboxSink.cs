using Townline.Channels.Email.Listener;
using Townline.Channels.Email.Mailboxes;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Arriving;

/// <summary>The town's mailboxes behind the listener.</summary>
internal sealed class MailboxSink(MailboxBook book, MailArrivals arrivals, ILogger<MailboxSink> log) : IMailSink
{
    private static readonly SmtpReply Stored = new(250, "2.0.0 The mail is stored.");

    public async ValueTask<SmtpReply> Check(string recipient, CancellationToken cancel) =>
        await book.Find(recipient, cancel) is null ? NoMailbox : new SmtpReply(250, "2.1.5 Ok");

    public async Task<IReadOnlyList<SmtpReply>> Take(SmtpEnvelope envelope, ReadOnlyMemory<byte> mail)
    {
        var replies = new List<SmtpReply>(envelope.Recipients.Count);
        foreach (var recipient in envelope.Recipients)
        {
            replies.Add(await Take(recipient, envelope.From, mail));
        }

        return replies;
    }

    private static SmtpReply NoMailbox { get; } = new(550, "5.1.1 The town takes no mail at this address. Its site says where to write.");

    private async Task<SmtpReply> Take(string recipient, string sender, ReadOnlyMemory<byte> mail)
    {
        try
        {
            if (await book.Find(recipient, CancellationToken.None) is not { } to)
            {
                return NoMailbox;
            }

            await arrivals.Take(new ArrivingMail(to, recipient, sender, mail));
            return Stored;
        }
        catch (Exception error) when (Faults.Unavailable(error) is not null)
        {
            log.PutOff(Faults.Unavailable(error)!.Message);
            return new SmtpReply(452, "4.3.1 The mail cannot be stored at the moment. Please keep it and try again in a few minutes.");
        }
    }
}
