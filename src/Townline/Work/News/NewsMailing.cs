using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;

namespace Townline.Work.News;

/// <summary>Sends one mail of news. What has nobody to hear it any more, or could not be sent while it was news, goes without one.</summary>
internal sealed class NewsMailing(Store store, NewsStanding standing, NewsBook book, IStaffMail mails, TimeProvider time, ILogger<NewsMailing> log) : IOutboxHandler
{
    internal const string Name = "news.mail";

    /// <summary>A day later everybody has seen it at the desk.</summary>
    private static readonly TimeSpan KeepsTrying = TimeSpan.FromDays(1);

    public string Topic => Name;

    /// <summary>More than fit into <see cref="KeepsTrying"/>: it is the time that ends it.</summary>
    public int MostAttempts => 150;

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var asked = item.Payload<NewsAsked>();
        var news = await Rows(item.TenantId, asked.MailId, cancel);
        if (news.Count == 0 || await standing.Of(item.TenantId, asked, news, cancel) is not { } mail)
        {
            await item.Complete(async unit =>
            {
                await Forget(unit, asked.MailId);
                await mails.Withdraw(unit, asked.MailId);
            }, CancellationToken.None);
            return;
        }

        var sent = await Send(item.TenantId, mail, cancel);
        await item.Complete(async unit =>
        {
            await Forget(unit, asked.MailId);
            if (sent is { IsDeadEnd: true, Refusal: { } said })
            {
                await book.MarkDead(unit, mail.StaffId, mail.Address, said);
            }
        }, CancellationToken.None);
    }

    private async Task<StaffMailSent> Send(int tenantId, StaffMail mail, CancellationToken cancel)
    {
        try
        {
            var sent = await mails.Send(tenantId, mail, cancel);
            if (sent.Refusal is not null)
            {
                log.LogWarning("Mail {Mail} to member {Staff} was refused", mail.Id, mail.StaffId);
            }

            return sent;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested && time.GetUtcNow() - mail.Since >= KeepsTrying)
        {
            log.LogWarning(error, "Mail {Mail} to member {Staff} could not be sent while it was news", mail.Id, mail.StaffId);
            return new StaffMailSent(error.Message);
        }
    }

    private async Task<IReadOnlyList<NewsRow>> Rows(int tenantId, long mailId, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<NewsRow>().Where(news => news.MailId == mailId).ToListAsync(cancel);
    }

    /// <summary>By IX_work_news_mail_id.</summary>
    private static Task Forget(Unit unit, long mailId) => unit.Execute("DELETE FROM work_news WHERE mail_id = @mailId AND tenant_id = @TenantId", new { mailId, unit.TenantId });
}

/// <summary>What stands in the outbox.</summary>
internal sealed record NewsAsked(long MailId, long StaffId, long RequestId);
