using Dapper;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Intake;

/// <inheritdoc/>
internal sealed class Arrivals(Store store) : IArrivals
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>The kind is written out as the filter of its index is; LINQ has no word for the length of bytes.</summary>
    private const string MailsWithBytes = "SELECT * FROM conversations_inbound WHERE content_type = 'message/rfc822' AND length(raw) > 0";

    public async Task<IReadOnlyList<KnownArrival>> Known(TownlineDb db, string channel, IReadOnlyCollection<string> externalIds, CancellationToken cancel = default) =>
        externalIds.Count == 0
            ? []
            : await (
                from inbound in db.Set<Inbound>()
                where inbound.TenantId == db.TenantId && inbound.Channel == channel && externalIds.Contains(inbound.ExternalId!)
                join entry in db.Set<Entry>() on inbound.EntryId equals entry.Id
                where entry.Kind == EntryKind.Message
                select new KnownArrival(inbound.ExternalId!, entry.Id, entry.RequestId, entry.InquiryId)).ToListAsync(cancel);

    public async Task<IReadOnlyList<ArrivedMail>> MailsOf(long requestId, int most, CancellationToken cancel = default)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        return (await reader.QueryAsync<ArrivedMail>(
            """
            SELECT i.external_id, e.person_id, substr(i.raw, 1, @HeadBytes) AS head
            FROM conversations_entry e JOIN conversations_inbound i ON i.entry_id = e.id AND i.content_type = 'message/rfc822'
            WHERE e.request_id = @requestId AND e.direction = 1 AND e.audience > 0
            ORDER BY e.id DESC LIMIT @most
            """,
            new { requestId, most, HeadBytes })).AsList();
    }

    public async Task<IReadOnlySet<long>> WithMails(TownlineDb db, IReadOnlyCollection<long> requestIds, CancellationToken cancel = default) =>
        (await (
            from entry in db.Set<Entry>()
            where entry.RequestId != null && requestIds.Contains(entry.RequestId.Value) && entry.Direction == Direction.In && entry.Audience > Audience.Staff
            join inbound in db.Set<Inbound>() on entry.Id equals inbound.EntryId
            where inbound.ContentType == "message/rfc822"
            select entry.RequestId!.Value).Distinct().ToListAsync(cancel)).ToHashSet();

    public async Task<OpeningMail?> Opening(int tenantId, long requestId, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<Entry>().Where(entry => entry.RequestId == requestId && entry.Kind == EntryKind.Message).OrderBy(entry => entry.Id).Select(entry => entry.Id).FirstOrDefaultAsync(cancel) is var first and not 0
            ? await Mails(db).Where(mail => mail.EntryId == first).Select(mail => new OpeningMail(first, mail.ExternalId, mail.ReceivedAt, mail.Raw)).FirstOrDefaultAsync(cancel)
            : null;
    }

    public async Task<IReadOnlySet<long>> MailsAmong(int tenantId, IReadOnlyCollection<long> entryIds, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return (await Mails(db).Where(mail => entryIds.Contains(mail.EntryId!.Value)).Select(mail => mail.EntryId!.Value).ToListAsync(cancel)).ToHashSet();
    }

    public async Task<byte[]?> MailOf(int tenantId, long entryId, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return await Mails(db).Where(mail => mail.EntryId == entryId).Select(mail => mail.Raw).FirstOrDefaultAsync(cancel);
    }

    private static IQueryable<Inbound> Mails(TownlineDb db) => db.Set<Inbound>().FromSqlRaw(MailsWithBytes);
}
