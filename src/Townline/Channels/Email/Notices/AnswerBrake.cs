using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Notices;

/// <summary>
/// The last defence against two machines that write to each other, when no header tells that one of them is none: so many automatic mails to one address
/// an hour and no more, and never one that is called as the one before it.
/// </summary>
internal sealed class AnswerBrake(Store store, TimeProvider time)
{
    /// <summary>Somebody who writes "Rubbish not taken" every week is no machine.</summary>
    private static readonly TimeSpan Remembers = TimeSpan.FromDays(1);

    /// <returns>Why nothing may go out; null when it may.</returns>
    public async Task<NoticeState?> Why(Tenant town, long addressKey, long subjectKey, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = store.Read(town.Id);

        // By the index of town, address and id: the newest few, however many there are.
        var last = await db.Set<NoticeRow>()
            .Where(notice => notice.TenantId == town.Id && notice.AddressKey == addressKey && notice.State == NoticeState.Sent)
            .OrderByDescending(notice => notice.Id)
            .Take(town.Settings.AutoAnswersAnHour)
            .ToListAsync(cancel);
        return last.Count(notice => notice.At > now.AddHours(-1)) >= town.Settings.AutoAnswersAnHour ? NoticeState.TooMany
            : last.Count > 0 && last[0].SubjectKey == subjectKey && last[0].At > now - Remembers ? NoticeState.SameAgain
            : null;
    }
}
