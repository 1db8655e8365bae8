using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Automatic;
using Townline.Channels.Email.Sending;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Notices;

/// <summary>Who gets a receipt: people, and only those who want one.</summary>
internal sealed class ReceiptGate(MailboxBook mailboxes, AnswerBrake brake)
{
    /// <summary>Whoever writes to so many asks none of them for a receipt.</summary>
    private const int ManyRecipients = 40;

    private static readonly string[] Nobody = ["mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "bounce", "bounces"];

    /// <param name="last">What the address had in the last day (<see cref="AnswerBrake.Newest"/>).</param>
    /// <returns>Why there is none; null when there is.</returns>
    public async Task<NoticeState?> Why(Tenant town, Correspondence between, ReceiptKeys keys, IEnumerable<NoticeRow> last, CancellationToken cancel)
    {
        if (await mailboxes.Find(between.Address, cancel) is not null)
        {
            return NoticeState.Ours;
        }

        if (Nobody.Contains(between.Address.Split('@')[0].ToLowerInvariant()) || (between.Opening is { } opening && IsOfMachine(opening)))
        {
            return NoticeState.Machine;
        }

        if (between is { IsDeadEnd: true, Opening: null })
        {
            return NoticeState.DeadEnd;
        }

        return IsUnwanted(between) ? NoticeState.NotWanted : brake.Why(town, last, keys.Subject);
    }

    private static bool IsOfMachine(MailMessage mail) => mail.Auto != AutoKind.None || mail.To.Total + mail.Cc.Total >= ManyRecipients;

    /// <summary>Who wrote a mail is answered by mail; who reported otherwise may like to hear in another way.</summary>
    private static bool IsUnwanted(Correspondence between) =>
        between is { Opening: null, PreferredChannel: not (null or EmailChannel.ChannelName) } || between.RefusesNews;
}

/// <summary>See <see cref="NoticeKey"/>.</summary>
internal sealed record ReceiptKeys(long Address, long Subject)
{
    public static ReceiptKeys Of(Tenant town, RequestView request, Correspondence between) =>
        new(NoticeKey.Of(town, between.Address), NoticeKey.Of(town, between.Subject ?? $"service {request.ServiceId}"));
}
