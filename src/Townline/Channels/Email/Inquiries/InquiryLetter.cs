using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Inquiries;

/// <summary>
/// Writes the mail that puts a question to somebody outside. Of the resident nothing stands in it that the clerk did not choose: no name, no way to reach them, no private link. The same
/// question always gives the same mail under the same Message-ID.
/// </summary>
internal sealed class InquiryLetter(
    IInquiryQueries inquiries, MailboxBook mailboxes, ICatalogue catalogue, MailEnclosures enclosures, InquiryQuotes quotes, Store store, IPeople people, ITownWords words)
{
    private sealed record Said(string? Name, string? Ways, string? Place);

    /// <param name="entry">The question.</param>
    /// <returns>Null when the town has no mailbox, or the question is forgotten.</returns>
    public async Task<ComposedMail?> Write(Tenant town, RequestView request, TimelineEntry entry, OutboundMessage message, CancellationToken cancel)
    {
        var open = (await mailboxes.Of(town.Id)).Where(mailbox => mailbox.IsOpen).ToList();
        if ((open.Find(mailbox => mailbox.ServiceId == request.ServiceId) ?? open.FirstOrDefault()) is not { } mailbox || await inquiries.Find(town.Id, entry.Id, cancel) is not { } inquiry)
        {
            return null;
        }

        // Nobody knows in which language they like to read: it is that of the town.
        var w = await words.For(town.Id, language: null, cancel);
        var said = await Say(request, inquiry.Parts, town.Id, cancel);
        var (files, isCut) = await enclosures.Of(town.Id, entry, cancel);
        var service = w.Of((await catalogue.Of(town.Id)).ById(request.ServiceId)?.Name);
        var text = Text(town, request, service, entry, message.Text, said, isCut, w);
        var quoted = await quotes.Of(town, request, inquiry, said.Name, w, await words.TimeFor(town.Id, language: null, cancel), cancel);
        var (from, subject) = (mailbox.Addresses[0], AnswerSubject.Of(null, w["mail.ask.subject", service], request.Number));
        var mail = new OutgoingMail
        {
            From = new MailAddress($"{mailbox.Name}, {town.Name}", from),
            ReplyTo = new MailAddress("", InquiryAddress.Of(town, from, inquiry.Id)),
            To = [new MailAddress("", inquiry.Parts.Address)],
            Cc = [.. (entry.Letter?.Cc ?? []).Select(address => new MailAddress("", address))],
            Subject = subject,
            Date = TimeZoneInfo.ConvertTime(entry.At, town.Zone),
            MessageId = OwnMessageId.OfInquiry(town, request.Id, inquiry.Id, from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]),
            Language = w.Language,
            Text = string.Join("\n\n", quoted.Select(quote => quote.AsText).Prepend(text)),
            Html = MailHtml.Of(subject, text, [], w, quoted),
            Files = files,
        };
        return new ComposedMail(mail.MessageId, from, message.Address ?? inquiry.Parts.Address, MailWriter.Write(mail));
    }

    private static string Text(Tenant town, RequestView request, string service, TimelineEntry entry, string asked, Said said, bool isCut, IWords w)
    {
        List<string> facts = [w["mail.ask.about", $"{request.Number}", service]];
        facts.AddRange(new[] { ("place", said.Place), ("name", said.Name), ("ways", said.Ways) }.Where(fact => !string.IsNullOrEmpty(fact.Item2)).Select(fact => w[$"mail.ask.{fact.Item1}", fact.Item2!]));
        string[] paragraphs =
        [
            asked.ReplaceLineEndings("\n").Trim(),
            entry.Letter?.Signature.ReplaceLineEndings("\n").Trim() ?? "",
            string.Join('\n', facts),
            isCut ? w["mail.ask.files-left"] : "",
            $"{w["mail.ask.answer"]}\n{town.Name}",
        ];
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    private async Task<Said> Say(RequestView request, InquiryParts parts, int tenantId, CancellationToken cancel)
    {
        var place = parts.TellsPlace ? request.Address : null;
        if (request.PersonId is not { } person || parts is { TellsName: false, TellsWays: false })
        {
            return new Said(null, null, place);
        }

        await using var db = store.Read(tenantId);
        var card = (await people.Cards(db, [person], cancel)).FirstOrDefault();
        var ways = (card?.Identities ?? []).Where(identity => identity.Kind is IdentityKind.Email or IdentityKind.Phone or IdentityKind.PostalAddress).Select(identity => identity.Display);
        return new Said(parts.TellsName ? card?.Name : null, parts.TellsWays ? string.Join(", ", ways) : null, place);
    }
}
