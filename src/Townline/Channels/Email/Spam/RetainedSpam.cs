using Microsoft.EntityFrameworkCore;
using Townline.Platform.Retention;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Spam;

/// <summary>Spam, and what was held for it once. Mails that became requests go by the classes of those; here only the line goes that tells of the folder.</summary>
internal sealed class RetainedSpam : IRetained
{
    public string Name => "spam";

    public Task<int> CountDue(TownlineDb db, RetentionOrder order, int most, CancellationToken cancel) => Due(db, order).Take(most).CountAsync(cancel);

    public async Task<int> Forget(Unit unit, RetentionOrder order, int most)
    {
        var ids = await Due(unit.Db, order).Take(most).Select(mail => mail.Id).ToListAsync();
        await unit.Db.Set<SpamMail>().Where(mail => ids.Contains(mail.Id)).ExecuteDeleteAsync();
        return ids.Count;
    }

    private static IQueryable<SpamMail> Due(TownlineDb db, RetentionOrder order)
    {
        var requests = order.Held.Requests;
        var due = db.Set<SpamMail>().Where(mail => mail.At < order.Before);
        due = requests.Count == 0 ? due : due.Where(mail => mail.RequestId == null || !requests.Contains(mail.RequestId.Value));
        return due.OrderBy(mail => mail.At);
    }
}
