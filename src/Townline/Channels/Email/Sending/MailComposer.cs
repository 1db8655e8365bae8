using Townline.Channels.Email.Inquiries;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Notices;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Sending;

/// <summary>Makes the mail that carries an entry of a request to a person, or a question to somebody outside. The same entry always gives the same mail under the same Message-ID.</summary>
internal sealed class MailComposer(
    TenantDirectory towns, IRequestQueries requests, ITimelines timelines, ICatalogue catalogue, CorrespondenceReader correspondence, MailEnclosures enclosures, MailQuotes quotes, InquiryLetter inquiries,
    ITownWords words)
{
    /// <returns>Null when there is no address to send it to.</returns>
    public async Task<ComposedMail?> Compose(OutboundMessage message, CancellationToken cancel)
    {
        if (message.RequestId is not { } requestId
            || await requests.ById(message.TenantId, requestId, cancel) is not { } request
            || await timelines.ById(message.TenantId, message.EntryId, cancel) is not { } entry)
        {
            return null;
        }

        if (entry.InquiryId is not null)
        {
            return await inquiries.Write(await towns.Get(message.TenantId, cancel), request, entry, message, cancel);
        }

        if (await correspondence.Find(request, message.PersonId ?? request.PersonId, message.TenantId, cancel) is not { } between)
        {
            return null;
        }

        var town = await towns.Get(message.TenantId, cancel);
        var w = await words.For(town.Id, between.Language ?? message.Language ?? request.Language, cancel);
        if (message.FollowerId is { } follower)
        {
            return FollowerLetter.Write(town, request, w.Of((await catalogue.Of(town.Id)).ById(request.ServiceId)?.Name), between, entry, message, follower, w);
        }

        var text = MailTexts.Of(town, request, (await catalogue.Of(town.Id)).ById(request.ServiceId), entry, message.Text, w);
        var (files, isCut) = await enclosures.Of(town.Id, entry, cancel);
        var body = isCut ? $"{text.Text}\n\n{w["mail.files-left"]}" : text.Text;
        var quote = await quotes.Of(town, entry, between, w, cancel);
        var from = between.Mailbox.Addresses[0];
        var subject = AnswerSubject.Of(between.Subject, text.Subject, request.Number);
        var id = OwnMessageId.Of(town, request.Id, entry.Id, from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        files = InlinePictures.Of(files, message.Text, id);
        var mail = new OutgoingMail
        {
            From = new MailAddress($"{between.Mailbox.Name}, {town.Name}", from),
            ReplyTo = new MailAddress("", ReplyAddress.Of(town, from, request.Id)),
            To = [new MailAddress(between.Name, between.Address)],
            Cc = [.. (entry.Letter?.Cc ?? []).Where(address => !address.Equals(between.Address, StringComparison.OrdinalIgnoreCase)).Select(address => new MailAddress("", address))],
            Subject = subject,
            Date = TimeZoneInfo.ConvertTime(entry.At, town.Zone),
            MessageId = id,
            InReplyTo = between.Ids.Count == 0 ? null : between.Ids[^1],
            References = between.Ids,
            IsAutomatic = entry.AuthorKind == ActorKind.System,
            Language = w.Language,
            Text = quote is null ? body : $"{body}\n\n{quote.AsText}",
            Html = MailHtml.Of(subject, body, text.Links, w, quote is null ? null : [quote], [.. files.Where(file => file.ContentId is not null)]),
            Files = files,
        };
        return new ComposedMail(mail.MessageId, from, message.Address ?? between.Address, MailWriter.Write(mail)) { Resident = between.Address };
    }
}

/// <param name="From">Where it comes back to when it cannot be delivered.</param>
/// <param name="To">The one address that this copy of it goes to, whoever stands in its header.</param>
internal sealed record ComposedMail(string MessageId, string From, string To, WrittenMail Written)
{
    /// <summary>The address of the resident; null in a mail that is to none.</summary>
    public string? Resident { get; init; }
}
