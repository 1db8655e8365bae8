using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Arriving;
using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Spam.Learning;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Spam;

/// <summary>
/// Takes a mail in that is no spam. It is stored by the intake first, which knows it again; then whoever marks it as let in first also learns from it. So a second
/// click, a second clerk and a process that ended between the two come to the same one request.
/// </summary>
internal sealed class LettingIn(Store store, MailboxBook book, MailReading reading, IIntake intake, IArrivals arrivals, IRequests requests, IRequestQueries queries, IConversations conversations)
{
    /// <inheritdoc cref="ISpamMail.LetIn"/>
    public async Task<long?> Take(int tenantId, long id, Actor actor, CancellationToken cancel)
    {
        SpamMail? mail;
        await using (var db = store.Read(tenantId))
        {
            mail = await db.Set<SpamMail>().FirstOrDefaultAsync(held => held.Id == id, cancel);
        }

        if (mail is null)
        {
            return null;
        }

        var raw = mail.EntryId is { } entry ? await arrivals.MailOf(tenantId, entry, cancel) ?? [] : mail.Raw;
        var place = mail.EntryId is { } known ? (known, mail.RequestId) : await TakeIn(mail, cancel);
        if (mail.LetInAt is null && place is { } stands)
        {
            var signs = raw.Length > 0 ? MailTokens.Of(MailParser.Parse(raw)) : [];
            await store.Write(tenantId, actor, unit => Mark(unit, mail, stands, signs), CancellationToken.None);
        }

        return place is (_, { } requestId) ? (await queries.ById(tenantId, requestId, cancel))?.Number : null;
    }

    /// <returns>Where it stands; null when it is one that the town itself sent.</returns>
    private async Task<(long EntryId, long? RequestId)?> TakeIn(SpamMail mail, CancellationToken cancel)
    {
        if (await book.Find(mail.Recipient, cancel) is not { } to || to.Town.Id != mail.TenantId)
        {
            throw new RuleBrokenException("spam-mailbox", mail.Recipient);
        }

        var arriving = new ArrivingMail(to, mail.Recipient, mail.Sender, mail.Raw, IsDelivered: true, IsWanted: true);
        return await reading.Read(arriving, MailParser.Parse(mail.Raw), mail.Raw, mail.ExternalId) is { } message && await intake.Receive(message, CancellationToken.None) is { } taken
            ? (taken.EntryId, taken.RequestId)
            : null;
    }

    private async Task Mark(Unit unit, SpamMail mail, (long EntryId, long? RequestId) place, IReadOnlyList<MailToken> signs)
    {
        var marked = await unit.Execute(
            "UPDATE email_spam SET let_in_at = @Now, entry_id = @EntryId, request_id = @RequestId, raw = @Raw WHERE id = @Id AND tenant_id = @TenantId AND let_in_at IS NULL",
            new { unit.Now, place.EntryId, place.RequestId, Raw = Array.Empty<byte>(), mail.Id, unit.TenantId });
        if (marked == 0)
        {
            return;
        }

        if (mail.Standing is { } before && mail.RequestId is { } closed && await queries.On(unit, closed) is { Open: false } request && request.ClosedAt == mail.At)
        {
            await requests.Restore(unit, closed, JsonColumn.Read<RequestStanding>(before), request.Version);
        }

        await Lessons.Learn(unit, mail.ExternalId, isSpam: false, signs);
        await conversations.Log(unit, new StaffLine("mail-spam.let-in", "", place.RequestId, null, new { spamId = $"{mail.Id}", mail.ReceivedAt }));
        await unit.Publish(new MailLetIn(mail.Id, place.RequestId));
    }
}
