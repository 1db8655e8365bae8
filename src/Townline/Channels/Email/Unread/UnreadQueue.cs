using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Unread;

/// <inheritdoc/>
internal sealed class UnreadQueue(Store store, UnreadRetry retry, UnreadByHand hand) : IUnreadMail
{
    /// <summary>By the index of what waits; without the bytes, which may be many.</summary>
    public async Task<IReadOnlyList<UnreadInfo>> List(int tenantId, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var rows = await db.Set<UnreadMail>().Where(mail => mail.ReadAt == null).OrderBy(mail => mail.Id).Take(most)
            .Select(mail => new { mail.Id, mail.Recipient, mail.Sender, mail.ReceivedAt, mail.Attempts, mail.IsPart, mail.Reason }).ToListAsync(cancel);
        return rows.ConvertAll(row => new UnreadInfo(row.Id, row.Recipient, row.Sender, row.ReceivedAt, row.Attempts, row.IsPart, row.Reason.Split('\n')[0].Trim()));
    }

    public async Task<int> Count(int tenantId, int most, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<UnreadMail>().Where(mail => mail.ReadAt == null).OrderBy(mail => mail.Id).Select(mail => mail.Id).Take(most).CountAsync(cancel);
    }

    public async Task<byte[]?> Raw(int tenantId, long id, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<UnreadMail>().Where(mail => mail.Id == id).Select(mail => mail.Raw).FirstOrDefaultAsync(cancel);
    }

    public async Task<bool> Retry(int tenantId, long id, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<UnreadMail>().FirstOrDefaultAsync(mail => mail.Id == id && mail.ReadAt == null, cancel) is { } mail && await retry.One(mail, cancel);
    }

    public async Task<long?> ByHand(int tenantId, long id, string text, Actor actor, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<UnreadMail>().FirstOrDefaultAsync(mail => mail.Id == id && mail.ReadAt == null, cancel) is { } mail ? await hand.Take(mail, text, actor, cancel) : null;
    }
}
