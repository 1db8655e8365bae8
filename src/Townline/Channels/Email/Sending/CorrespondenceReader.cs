using System.Globalization;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Writing;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Sending;

/// <summary>Finds where a mail about a request goes: to the address from which its reporter wrote last, if it still is theirs, else to one that is known of them.</summary>
internal sealed class CorrespondenceReader(Store store, IArrivals arrivals, IPeople people, MailboxBook mailboxes)
{
    private const int MostMails = 10;

    private sealed record Known(ArrivedMail Arrived, MailMessage Mail);

    /// <param name="personId">Whom it goes to.</param>
    /// <returns>Null when the town has no mailbox, or nobody knows an address of that person.</returns>
    public async Task<Correspondence?> Find(RequestView request, long? personId, int tenantId, CancellationToken cancel) =>
        personId is { } person ? (await Find(tenantId, [(request, person)], cancel)).GetValueOrDefault(request.Id) : null;

    /// <summary>The same for several requests, asked once for all of them; by the id of the request, those left out that have none.</summary>
    public async Task<IReadOnlyDictionary<long, Correspondence>> Find(int tenantId, IReadOnlyCollection<(RequestView Request, long PersonId)> asked, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var cards = (await people.Cards(db, [.. asked.Select(one => one.PersonId).Distinct()], cancel)).ToDictionary(card => card.Id);
        var withMails = asked.Count == 1 ? null : await arrivals.WithMails(db, [.. asked.Select(one => one.Request.Id)], cancel);
        var found = new Dictionary<long, Correspondence>();
        foreach (var (request, person) in asked)
        {
            if (cards.GetValueOrDefault(person) is { } card)
            {
                var mails = withMails?.Contains(request.Id) == false ? [] : await arrivals.MailsOf(request.Id, MostMails, cancel);
                if (await Between(request, card, mails, tenantId) is { } between)
                {
                    found.Add(request.Id, between);
                }
            }
        }

        return found;
    }

    private async Task<Correspondence?> Between(RequestView request, PersonCard card, IReadOnlyList<ArrivedMail> arrived, int tenantId)
    {
        long[] same = [card.RootId, .. card.Merged.Select(merged => merged.Id)];
        var all = arrived.Select(mail => new Known(mail, MailParser.Parse(mail.Head))).ToList();
        var mails = all.FindAll(known => known.Arrived.PersonId is { } writer && same.Contains(writer));
        var theirs = card.Identities.Where(identity => identity.Kind == IdentityKind.Email && WireAddress.TryOf(identity.Value) is not null).ToList();
        var ours = (await mailboxes.Of(tenantId)).SelectMany(box => box.Addresses).ToList();
        var address = mails.Select(known => known.Mail.Sender.Writer(ours)?.Address.ToLowerInvariant()).FirstOrDefault(writer => theirs.Exists(identity => identity.Value == writer))
            ?? theirs.OrderBy(identity => identity.DeadEndAt is not null)
                .ThenByDescending(identity => AddressMark.Of(identity.Value) == request.ByAddress)
                .ThenByDescending(identity => identity is { VerifiedAt: not null, IsByLink: false })
                .FirstOrDefault()?.Value;
        var mailbox = await Mailbox(request, mails, tenantId);
        return address is null || mailbox is null
            ? null
            : new Correspondence(
                address,
                card.Name ?? "",
                mailbox,
                mails.LastOrDefault()?.Mail.Subject is { Length: > 0 } subject ? AnswerSubject.Bare(subject) : null,
                [.. mails.AsEnumerable().Reverse().Select(known => known.Mail.MessageId).OfType<string>()])
            {
                Language = card.Language,
                PreferredChannel = card.PreferredChannel,
                RefusesNews = card.Refuses(ConsentPurpose.Updates, EmailChannel.ChannelName),
                Opening = all.LastOrDefault()?.Mail,
                IsDeadEnd = theirs.Exists(identity => identity.Value == address && identity.DeadEndAt is not null),
            };
    }

    /// <summary>The one they wrote to; else the one of the service; else any that takes mail.</summary>
    private async Task<MailboxInfo?> Mailbox(RequestView request, List<Known> mails, int tenantId)
    {
        var open = (await mailboxes.Of(tenantId)).Where(mailbox => mailbox.IsOpen).ToList();
        var last = mails.FirstOrDefault()?.Arrived.ExternalId?.Split(':')[0];
        return open.Find(mailbox => mailbox.Id.ToString(CultureInfo.InvariantCulture) == last) ?? open.Find(mailbox => mailbox.ServiceId == request.ServiceId) ?? open.FirstOrDefault();
    }
}
