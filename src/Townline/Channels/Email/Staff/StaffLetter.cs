using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Channels.Email.Sending;
using Townline.Channels.Email.Threading;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Staff;

/// <summary>
/// Writes what happened to a member of the staff. Its reply address is that of this mail alone: an answer to it is a note, and never reaches the resident.
/// One click ends such mails (RFC 8058).
/// </summary>
internal sealed class StaffLetter(TenantDirectory towns, MailboxBook mailboxes, IRequestQueries requests, ITimelines timelines, ICatalogue catalogue, ITownWords words)
{
    /// <summary>Whose words are read at most in one mail; the desk has all of them.</summary>
    private const int MostEntries = 50;

    /// <exception cref="InvalidOperationException">The town has no mailbox that is open.</exception>
    public async Task<ComposedMail> Write(int tenantId, StaffMail mail, CancellationToken cancel)
    {
        var town = await towns.Get(tenantId, cancel);
        var request = mail.RequestId is { } id ? await requests.ById(tenantId, id, cancel) : null;
        var (w, time) = (await words.For(tenantId, mail.Language, cancel), await words.TimeFor(tenantId, mail.Language, cancel));
        var open = (await mailboxes.Of(tenantId)).Where(mailbox => mailbox.IsOpen).ToList();
        var mailbox = open.Find(mailbox => mailbox.ServiceId == request?.ServiceId) ?? open.FirstOrDefault() ?? throw new InvalidOperationException("The town has no mailbox to write from.");
        var facts = new StaffFacts(mail, request, w.Of(request is null ? null : (await catalogue.Of(tenantId)).ById(request.ServiceId)?.Name), await Said(tenantId, mail, cancel));
        var from = mailbox.Addresses[0];
        var subject = StaffTexts.Subject(town, facts, w);
        var text = StaffTexts.Of(town, facts, w, time);
        var written = new OutgoingMail
        {
            From = new MailAddress($"{mailbox.Name}, {town.Name}", from),
            ReplyTo = request is null ? null : new MailAddress("", ReplyAddress.OfStaff(town, from, mail.Id)),
            To = [new MailAddress(mail.Name, mail.Address)],
            Subject = subject,
            Date = TimeZoneInfo.ConvertTime(mail.Since, town.Zone),
            MessageId = OwnMessageId.OfStaff(town, mail.Id, from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]),
            IsAutomatic = true,
            Unsubscribe = StaffTexts.Root(town) is { } root ? root + StaffMailPath.Stop(town, mail.StaffId) : null,
            Language = w.Language,
            Text = text,
            Html = MailHtml.Of(subject, text, StaffTexts.Links(town, facts), w),
        };
        return new ComposedMail(written.MessageId, from, mail.Address, MailWriter.Write(written));
    }

    /// <summary>What residents wrote since, where that is what the mail is about; what they quote is left out already.</summary>
    private async Task<IReadOnlyList<string>> Said(int tenantId, StaffMail mail, CancellationToken cancel) =>
        mail.RequestId is { } request && mail.News.Any(news => news is NewsKind.Answered or NewsKind.Disputed)
            ? [.. (await timelines.Further(tenantId, request, Audience.Staff, Ids.Least(mail.Since) - 1, MostEntries, cancel))
                .Where(entry => entry is { Kind: EntryKind.Message, Direction: Direction.In, InquiryId: null, Text.Length: > 0 })
                .Select(entry => entry.Text)]
            : [];
}

/// <param name="Service">Its name; empty without a request.</param>
/// <param name="Said">Words of residents, oldest first.</param>
internal sealed record StaffFacts(StaffMail Mail, RequestView? Request, string Service, IReadOnlyList<string> Said);
