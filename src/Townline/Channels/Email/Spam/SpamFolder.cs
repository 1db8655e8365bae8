using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Showing;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Spam;

/// <inheritdoc/>
internal sealed class SpamFolder(Store store, LettingIn letting, CallingSpam calling, IArrivals arrivals) : ISpamMail
{
    public async Task<IReadOnlyList<SpamInfo>> List(int tenantId, long? before, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var last = before ?? long.MaxValue;
        var rows = await Held(db).Where(mail => mail.Id < last).OrderByDescending(mail => mail.Id).Take(most)
            .Select(mail => new { mail.Id, mail.Author, mail.Name, mail.Recipient, mail.Subject, mail.Opening, mail.ReceivedAt, mail.Sign, mail.Detail, mail.Words, mail.Mails, mail.RequestId })
            .ToListAsync(cancel);
        return rows.ConvertAll(row => new SpamInfo(row.Id, row.Author, row.Name, row.Recipient, row.Subject, row.Opening, row.ReceivedAt, new SpamReason(row.Sign, row.Detail, row.Words, row.Mails), row.RequestId));
    }

    public async Task<int> Count(int tenantId, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await Held(db).OrderByDescending(mail => mail.Id).Select(mail => mail.Id).Take(most).CountAsync(cancel);
    }

    public async Task<SpamView?> Open(int tenantId, long id, string quotedLabel, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await Held(db).FirstOrDefaultAsync(mail => mail.Id == id, cancel) is { } mail
            ? new SpamView(mail.Info(), new MailShower(MailParser.Parse(await Bytes(mail, cancel) ?? []), []).Show(isCorrected: false, showsRemote: false, quotedLabel))
            : null;
    }

    public async Task<string?> Page(int tenantId, long id, CancellationToken cancel) => await Raw(tenantId, id, cancel) is { } raw ? OriginalPage.Of(MailParser.Parse(raw)) : null;

    public async Task<byte[]?> Raw(int tenantId, long id, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await Held(db).FirstOrDefaultAsync(mail => mail.Id == id, cancel) is { } mail ? await Bytes(mail, cancel) : null;
    }

    public Task<long?> LetIn(int tenantId, long id, Actor actor, CancellationToken cancel) => letting.Take(tenantId, id, actor, cancel);

    public Task<SpamLook?> LookAt(int tenantId, long requestId, CancellationToken cancel) => calling.Look(tenantId, requestId, cancel);

    public Task Call(int tenantId, SpamOrder order, Actor actor, CancellationToken cancel) => calling.Call(tenantId, order, actor, cancel);

    /// <summary>Town and condition are written out as the filter of the index is.</summary>
    private static IQueryable<SpamMail> Held(TownlineDb db) => db.Set<SpamMail>().Where(mail => mail.TenantId == db.TenantId && mail.LetInAt == null);

    /// <returns>Null when they are no longer kept.</returns>
    private async Task<byte[]?> Bytes(SpamMail mail, CancellationToken cancel) => mail.EntryId is { } entry ? await arrivals.MailOf(mail.TenantId, entry, cancel) : mail.Raw;
}
