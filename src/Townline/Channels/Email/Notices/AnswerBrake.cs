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

    /// <summary>The automatic mails that went to these addresses in the last day, newest first. By the index of town, address and id.</summary>
    public async Task<ILookup<long, NoticeRow>> Newest(Tenant town, IReadOnlyCollection<long> addressKeys, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Remembers;

        // Ids tell when it was asked for, and it may have been sent as long after that as is tried.
        var least = Ids.Least(since - ReceiptHandler.KeepsTrying - TimeSpan.FromHours(1));
        await using var db = store.Read(town.Id);
        return (await db.Set<NoticeRow>()
            .Where(notice => notice.TenantId == town.Id && addressKeys.Contains(notice.AddressKey) && notice.Id >= least && notice.State == NoticeState.Sent && notice.At > since)
            .OrderByDescending(notice => notice.Id)
            .ToListAsync(cancel)).ToLookup(notice => notice.AddressKey);
    }

    /// <param name="last">What went to the address in the last day.</param>
    /// <returns>Why nothing may go out; null when it may.</returns>
    public NoticeState? Why(Tenant town, IEnumerable<NoticeRow> last, long subjectKey)
    {
        var now = time.GetUtcNow();
        var sent = last.ToList();
        return sent.Count(notice => notice.At > now.AddHours(-1)) >= town.Settings.AutoAnswersAnHour ? NoticeState.TooMany
            : sent.Count > 0 && sent[0].SubjectKey == subjectKey ? NoticeState.SameAgain
            : null;
    }
}
