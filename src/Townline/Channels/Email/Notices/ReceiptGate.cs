using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Automatic;
using Townline.Channels.Email.Sending;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Notices;

/// <summary>Who gets a receipt: people, and only those who want one.</summary>
internal sealed class ReceiptGate(Store store, IArrivals arrivals, IPeople people, MailboxBook mailboxes, AnswerBrake brake)
{
    /// <summary>Whoever writes to so many asks none of them for a receipt.</summary>
    private const int ManyRecipients = 40;
    private const int MostMails = 10;

    private static readonly string[] Nobody = ["mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "bounce", "bounces"];

    /// <returns>Why there is none; null when there is.</returns>
    public async Task<NoticeState?> Why(Tenant town, RequestView request, Correspondence between, ReceiptKeys keys, CancellationToken cancel)
    {
        if (await mailboxes.Find(between.Address, cancel) is not null)
        {
            return NoticeState.Ours;
        }

        var opening = (await arrivals.MailsOf(request.Id, MostMails, cancel)).LastOrDefault();
        if (Nobody.Contains(between.Address.Split('@')[0].ToLowerInvariant()) || (opening is not null && IsOfMachine(MailParser.Parse(opening.Head))))
        {
            return NoticeState.Machine;
        }

        if (between.IsDeadEnd && opening is null)
        {
            return NoticeState.DeadEnd;
        }

        return await IsUnwanted(town, request, opening is not null, cancel) ? NoticeState.NotWanted : await brake.Why(town, keys.Address, keys.Subject, cancel);
    }

    private static bool IsOfMachine(MailMessage mail) => mail.Auto != AutoKind.None || mail.To.Total + mail.Cc.Total >= ManyRecipients;

    /// <summary>Who wrote a mail is answered by mail; who reported otherwise may like to hear in another way.</summary>
    private async Task<bool> IsUnwanted(Tenant town, RequestView request, bool wroteMail, CancellationToken cancel)
    {
        await using var db = store.Read(town.Id);
        var same = await people.SamePerson(db, request.PersonId!.Value, cancel);
        if ((await people.Refusing(db, [same[0]], ConsentPurpose.Updates, EmailChannel.ChannelName, cancel)).Count > 0)
        {
            return true;
        }

        var preferred = wroteMail ? null : (await people.Cards(db, [same[0]], cancel)).FirstOrDefault()?.PreferredChannel;
        return preferred is not null && preferred != EmailChannel.ChannelName;
    }
}

/// <summary>See <see cref="NoticeKey"/>.</summary>
internal sealed record ReceiptKeys(long Address, long Subject);
