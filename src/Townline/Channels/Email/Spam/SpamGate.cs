using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Arriving;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Spam.Rules;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Text;

namespace Townline.Channels.Email.Spam;

/// <summary>
/// Keeps spam out of the queues. It is asked of mails that begin something new and that a person seems to have written, before anything is made of them; what it
/// holds is durable when it returns. Whose address is proved is let in, and so is a mail that was let in before.
/// </summary>
internal sealed class SpamGate(SpamJudge judge, KnownSenders known, IArrivals arrivals, Store store)
{
    /// <exception cref="StorageUnavailableException">Nothing was kept.</exception>
    public async Task<bool> Holds(ArrivingMail arriving, MailMessage mail, byte[] raw, string externalId)
    {
        var town = arriving.To.Town.Id;
        if (await judge.Judge(town, mail, CancellationToken.None) is not { } reason || await IsLetIn(town, mail, externalId))
        {
            return false;
        }

        await store.Write(town, Actor.System(EmailChannel.ChannelName), async unit =>
        {
            if (!await unit.Db.Set<SpamMail>().AnyAsync(held => held.ExternalId == externalId))
            {
                unit.Add(Row(unit, arriving, mail, raw, externalId, reason));
            }
        });
        return true;
    }

    /// <summary>The words that tell of a mail in a list.</summary>
    public static (string Subject, string Opening) Telling(MailMessage mail)
    {
        var text = PlainText.Clean(mail.Folded.NewText is { Length: > 0 } fresh ? fresh : mail.Text);
        return (Cut(PlainText.Clean(mail.Subject), SpamMail.LongestSubject), Cut(string.Join(' ', text[..Math.Min(text.Length, 2_000)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), SpamMail.LongestOpening));
    }

    private async Task<bool> IsLetIn(int town, MailMessage mail, string externalId)
    {
        await using var db = store.Read(town);
        return (mail.Sender.Author is { } author && await known.Are(db, author.Address, CancellationToken.None))
            || (await arrivals.Known(db, EmailChannel.ChannelName, [externalId])).Count > 0
            || await db.Set<SpamMail>().AnyAsync(held => held.ExternalId == externalId && held.LetInAt != null);
    }

    private static SpamMail Row(Unit unit, ArrivingMail arriving, MailMessage mail, byte[] raw, string externalId, SpamReason reason)
    {
        var (subject, opening) = Telling(mail);
        return new SpamMail
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            ExternalId = externalId,
            Recipient = arriving.Recipient,
            Sender = arriving.Sender ?? "",
            Author = mail.Sender.Author?.Address ?? "",
            Name = PlainText.Clean(mail.Sender.Author?.Name),
            Subject = subject,
            Opening = opening,
            Raw = raw,
            ReceivedAt = unit.Now,
            At = unit.Now,
            Sign = reason.Sign,
            Detail = reason.Detail,
            Words = reason.Words,
            Mails = reason.Mails,
        };
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : string.Concat(PlainText.Clean(text[..(longest - 1)]), "…");
}
