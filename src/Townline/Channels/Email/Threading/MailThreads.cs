using Townline.Channels.Email.Inquiries;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Staff;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Threading;

/// <summary>
/// Which request does a mail continue? One that comes back to a question to somebody outside: that of the question. Else in this order: the signed address it was sent to, our own Message-IDs among its references, mails it refers to
/// that came before, a reference in its subject. Only requests of the town that it was sent to are ever looked at.
/// </summary>
internal sealed class MailThreads(Store store, IArrivals arrivals, ITimelines timelines, IRequestQueries requests, IPeople people, MailboxBook mailboxes, InquiryThreads inquiries, StaffReplies staff)
{
    public async Task<MailThread?> Find(Destination to, MailMessage mail, CancellationToken cancel)
    {
        List<string> references = [.. mail.InReplyTo.Concat(mail.References).Append(mail.Bounce?.OriginalMessageId).OfType<string>().Distinct()];
        var before = await Before(to, references, cancel);
        if (await inquiries.Find(to, references, before, cancel) is { } asked)
        {
            return asked;
        }

        if (ReplyAddress.Read(to.Town, to.Tag) is { } addressed && await requests.ById(to.Town.Id, addressed, cancel) is { } named)
        {
            return new MailThread(named.Id);
        }

        // A bounce of a mail to a follower says of which request that was; an answer to one does not.
        if (mail.Bounce?.OriginalMessageId is { } failed && OwnMessageId.ReadAny(to.Town, failed) is { } ours && await requests.ById(to.Town.Id, ours.RequestId, cancel) is { } returned)
        {
            return new MailThread(returned.Id);
        }

        return references.Count > 0 && await OfReferences(to, references, before, cancel) is { } answered
            ? new MailThread(answered)
            : await OfStaff(to, references, cancel) ?? await OfSubject(to, mail, cancel);
    }

    /// <summary>Somebody outside answers what a member of the staff forwarded to them: it comes back to the request, and stays inside.</summary>
    private async Task<MailThread?> OfStaff(Destination to, List<string> references, CancellationToken cancel) =>
        await staff.RequestOf(to, references, cancel) is { } request && await requests.ById(to.Town.Id, request, cancel) is not null ? new MailThread(request, IsGuess: true) : null;

    /// <summary>The request in which this very mail stands, because another mailbox of the town got it too; null for none.</summary>
    public async Task<long?> Twin(Destination to, MailMessage mail, CancellationToken cancel)
    {
        var others = (await mailboxes.Of(to.Town.Id)).Where(mailbox => mailbox.Id != to.Mailbox.Id).ToList();
        if (mail.MessageId is not { } id || others.Count == 0)
        {
            return null;
        }

        await using var db = store.Read(to.Town.Id);
        return (await arrivals.Known(db, EmailChannel.ChannelName, [.. others.Select(mailbox => ExternalId.Of(mailbox, id))], cancel)).FirstOrDefault()?.RequestId;
    }

    private async Task<long?> OfReferences(Destination to, List<string> references, IReadOnlyList<KnownArrival> before, CancellationToken cancel)
    {
        var own = new List<long>();
        foreach (var reference in references)
        {
            if (OwnMessageId.Read(to.Town, reference) is { } ours)
            {
                // The entry may have been moved to another request since.
                own.Add((await timelines.ById(to.Town.Id, ours.EntryId, cancel))?.RequestId ?? ours.RequestId);
            }
        }

        return await Best(to, own, cancel) ?? await Best(to, [.. before.Select(arrival => arrival.RequestId).OfType<long>()], cancel);
    }

    private async Task<IReadOnlyList<KnownArrival>> Before(Destination to, List<string> references, CancellationToken cancel)
    {
        if (references.Count == 0)
        {
            return [];
        }

        await using var db = store.Read(to.Town.Id);
        var ids = (await mailboxes.Of(to.Town.Id)).SelectMany(mailbox => references.Select(reference => ExternalId.Of(mailbox, reference)));
        return await arrivals.Known(db, EmailChannel.ChannelName, [.. ids], cancel);
    }

    /// <summary>Of several, the newest that is open; if none is, the newest.</summary>
    private async Task<long?> Best(Destination to, List<long> candidates, CancellationToken cancel) =>
        candidates.Count == 0
            ? null
            : (await requests.ByIds(to.Town.Id, [.. candidates.Distinct()], cancel)).OrderByDescending(request => request.Open).ThenByDescending(request => request.Id).FirstOrDefault()?.Id;

    /// <summary>A number can be guessed: what somebody else writes under it is shown to the staff alone, and opens nothing again.</summary>
    private async Task<MailThread?> OfSubject(Destination to, MailMessage mail, CancellationToken cancel)
    {
        if (SubjectReference.Read(mail.Subject) is not { } number || await requests.ByNumber(to.Town.Id, number, cancel) is not { } request)
        {
            return null;
        }

        await using var db = store.Read(to.Town.Id);
        var writer = mail.Sender.Writer(to.Mailbox.Addresses) is { } author ? await people.FindByIdentity(db, IdentityKind.Email, author.Address, cancel) : null;
        var isTheirs = writer is not null && request.PersonId is { } owner && (await people.SamePerson(db, owner, cancel)).Contains(writer.Id);
        return new MailThread(request.Id, IsGuess: !isTheirs);
    }
}

/// <param name="IsGuess">Nothing but a number that anybody can write speaks for it.</param>
internal sealed record MailThread(long RequestId, bool IsGuess = false)
{
    /// <summary>The question to somebody outside that it comes back to; null for what residents write.</summary>
    public long? InquiryId { get; init; }
}
