using Townline.Channels.Email.Arriving;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Unread;

/// <summary>Tries again to make messages of mails that could not be read, when the fault has been mended.</summary>
internal sealed class UnreadRetry(UnreadMails unread, MailboxBook book, MailReading reading, IIntake intake, ILogger<UnreadRetry> log)
{
    private const int AtOnce = 500;

    /// <summary>Tries the oldest of a town. A mail that was kept twice by two attempts becomes one message all the same.</summary>
    /// <returns>How many are messages now, and how many are still kept.</returns>
    /// <exception cref="StorageUnavailableException">The rest was not tried.</exception>
    public async Task<(int Read, int Left)> All(int tenantId, CancellationToken cancel)
    {
        var waiting = await unread.Waiting(tenantId, AtOnce, cancel);
        var read = 0;
        foreach (var mail in waiting)
        {
            read += await One(mail, cancel) ? 1 : 0;
        }

        return (read, waiting.Count - read);
    }

    /// <summary>Tries one that waits.</summary>
    /// <returns>Whether it is a message now.</returns>
    public async Task<bool> One(UnreadMail kept, CancellationToken cancel)
    {
        if (kept.IsPart || await book.Find(kept.Recipient, cancel) is not { } to || to.Town.Id != kept.TenantId)
        {
            return false;
        }

        try
        {
            if (await reading.Read(new ArrivingMail(to, kept.Recipient, kept.Sender, kept.Raw), MailParser.Parse(kept.Raw), kept.Raw, kept.ExternalId) is { } message)
            {
                await intake.Receive(message, CancellationToken.None);
            }
        }
        catch (Exception error) when (Faults.Unavailable(error) is null)
        {
            log.NotRead(error);
            await unread.Keep(to, kept.ExternalId, kept.Recipient, kept.Sender, kept.Raw, error);
            return false;
        }

        await unread.MarkRead(kept.TenantId, kept.Id);
        return true;
    }
}
