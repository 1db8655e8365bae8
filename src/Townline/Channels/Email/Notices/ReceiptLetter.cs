using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Threading;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Notices;

/// <summary>
/// Writes the receipt of a request. None of the reporter's own words stand in it: whoever gives another's address on a form must not be able to make the
/// town carry a text there.
/// </summary>
internal sealed class ReceiptLetter(ICatalogue catalogue, ITownWords words)
{
    /// <param name="id">The receipt's own, for its Message-ID: the same one always gives the same mail.</param>
    public async Task<ComposedMail> Write(Tenant town, RequestView request, Correspondence between, long id, CancellationToken cancel)
    {
        var language = between.Language ?? request.Language;
        var w = await words.For(town.Id, language, cancel);
        var time = await words.TimeFor(town.Id, language, cancel);
        var name = w.Of((await catalogue.Of(town.Id)).ById(request.ServiceId)?.Name);
        var link = MailTexts.LinkOf(town, request);
        var text = Text(town, request, name, link, w, time);
        var subject = AnswerSubject.Of(between.Subject, w["mail.receipt.subject", name], request.Number);
        var from = between.Mailbox.Addresses[0];
        var mail = new OutgoingMail
        {
            From = new MailAddress($"{between.Mailbox.Name}, {town.Name}", from),
            ReplyTo = new MailAddress("", ReplyAddress.Of(town, from, request.Id)),
            To = [new MailAddress(between.Name, between.Address)],
            Subject = subject,
            Date = TimeZoneInfo.ConvertTime(request.RequestedAt, town.Zone),
            MessageId = OwnMessageId.Of(town, request.Id, id, from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]),
            InReplyTo = between.Ids.Count == 0 ? null : between.Ids[^1],
            References = between.Ids,
            IsAutomatic = true,
            Language = w.Language,
            Text = text,
            Html = MailHtml.Of(subject, text, link is null ? [] : [link], w),
        };
        return new ComposedMail(mail.MessageId, from, between.Address, MailWriter.Write(mail));
    }

    /// <summary>What stands in it.</summary>
    internal static string Text(Tenant town, RequestView request, string name, string? link, IWords w, TownTime time)
    {
        List<string> paragraphs =
        [
            w["mail.receipt.thanks", name, $"{request.Number}"],
            request.DueAt is { } due ? w["mail.receipt.promise", time.Date(due)] : w["mail.receipt.next"],
        ];
        if (link is not null)
        {
            paragraphs.Add(w["mail.receipt.link", link]);
        }

        paragraphs.Add(w["mail.receipt.answer"]);
        paragraphs.Add($"{town.Name}\n{w["mail.receipt.machine"]}");
        return string.Join("\n\n", paragraphs);
    }
}
