using Townline.Conversations.Contracts;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.News;

/// <summary>
/// When its minutes are over, the first news of a request takes along all that came meanwhile into one mail. Each is in one mail only: what the timer of a
/// later one finds is what nobody took.
/// </summary>
internal sealed class NewsGathering(IStaffMail mail, NewsBook book) : IOutboxHandler
{
    internal const string Name = "news.gather";

    public string Topic => Name;

    public Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var due = item.Payload<NewsDue>();
        return item.Complete(unit => Gather(unit, due), cancel);
    }

    private async Task Gather(Unit unit, NewsDue due)
    {
        var id = unit.NextId();
        var taken = await unit.Execute(
            "UPDATE work_news SET mail_id = @id WHERE staff_id = @StaffId AND request_id = @RequestId AND mail_id IS NULL AND tenant_id = @TenantId",
            new { id, due.StaffId, due.RequestId, unit.TenantId });
        if (taken > 0)
        {
            mail.Begin(unit, id, due.StaffId, due.RequestId == 0 ? null : due.RequestId, (await book.Of(unit.TenantId, due.StaffId)).Language);
            unit.Enqueue(NewsMailing.Name, new NewsAsked(id, due.StaffId, due.RequestId));
        }
    }
}

/// <summary>What stands in the outbox while news is gathered.</summary>
internal sealed record NewsDue(long StaffId, long RequestId);
