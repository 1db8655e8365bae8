using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Spam.Learning;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Text;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Spam;

/// <summary>Takes a request that began with spam out of the queues: closed without a word to anybody, with how it stood, so that it can stand so again.</summary>
internal sealed class CallingSpam(Store store, IArrivals arrivals, IRequests requests, IRequestQueries queries, IProblems problems)
{
    /// <inheritdoc cref="ISpamMail.LookAt"/>
    public async Task<SpamLook?> Look(int tenantId, long requestId, CancellationToken cancel)
    {
        if (await arrivals.Opening(tenantId, requestId, cancel) is not { } opening)
        {
            return null;
        }

        var id = IdOf(opening);
        await using var db = store.Read(tenantId);
        return new SpamLook(
            MailParser.Parse(opening.Raw).Sender.Author?.Address ?? "",
            await db.Set<SpamMail>().AnyAsync(mail => mail.ExternalId == id && mail.LetInAt == null, cancel));
    }

    /// <inheritdoc cref="ISpamMail.Call"/>
    public async Task Call(int tenantId, SpamOrder order, Actor actor, CancellationToken cancel)
    {
        var opening = await arrivals.Opening(tenantId, order.RequestId, cancel);
        RuleBrokenException.Unless(opening is not null, "spam-no-mail");
        RuleBrokenException.Unless(
            await queries.ById(tenantId, order.RequestId, cancel) is { } seen && (await problems.Of(tenantId, seen, cancel)).Children.Count == 0, "spam-children");
        var mail = MailParser.Parse(opening.Raw);
        var signs = MailTokens.Of(mail);
        await store.Write(tenantId, actor, unit => Hold(unit, order, opening, mail, signs), CancellationToken.None);
    }

    private async Task Hold(Unit unit, SpamOrder order, OpeningMail opening, MailMessage mail, IReadOnlyList<MailToken> signs)
    {
        var id = IdOf(opening);
        var earlier = await unit.Db.Set<SpamMail>().AsNoTracking().Where(held => held.ExternalId == id).Select(held => new { held.Recipient, held.Sender, held.LetInAt }).FirstOrDefaultAsync();
        if (earlier is { LetInAt: null } || await queries.On(unit, order.RequestId) is not { } request)
        {
            return;
        }

        if (request.Open)
        {
            await requests.Close(unit, request.Id, new Closure(Outcome.NoProblemFound, order.Sentence, LeavesTasks: true) { TellsNobody = true }, order.Version);
        }

        // A row of its own, so that it stands first in the folder again.
        await unit.Db.Set<SpamMail>().Where(held => held.ExternalId == id).ExecuteDeleteAsync();
        var (subject, words) = SpamGate.Telling(mail);
        var row = unit.Add(new SpamMail
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            ExternalId = id,
            Recipient = earlier?.Recipient ?? mail.Headers.Raw("Delivered-To")?.Trim() ?? mail.To.FirstValid?.Address ?? "",
            Sender = earlier?.Sender ?? "",
            Author = mail.Sender.Author?.Address ?? "",
            Name = PlainText.Clean(mail.Sender.Author?.Name),
            Subject = subject,
            Opening = words,
            Raw = [],
            ReceivedAt = opening.ReceivedAt,
            At = unit.Now,
            Sign = SpamSign.Clerk,
            Detail = "",
            Words = [],
            EntryId = opening.EntryId,
            RequestId = request.Id,
            Standing = request.Open ? JsonColumn.Write(RequestStanding.Of(request)) : null,
        });
        await Lessons.Learn(unit, id, isSpam: true, signs);
        await unit.Publish(new MailCalledSpam(row.Id, request.Id));
    }

    /// <summary>A mail of another system's history may have no id of its own.</summary>
    internal static string IdOf(OpeningMail opening) => opening.ExternalId ?? $"entry:{opening.EntryId}";
}
