using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <summary>
/// Whoever asked somebody outside is reminded after so many working days, when they wanted that. It is no work left undone: the request can be closed beside it.
/// </summary>
internal sealed class NoAnswerTask(TaskBook tasks, IPromiseClock clock, TenantDirectory towns, IRequestQueries queries, ITownWords words) : IListen<InquirySent>
{
    public async Task Hear(InquirySent happened, Unit unit)
    {
        if (happened.RemindDays is not { } days || await queries.On(unit, happened.RequestId) is not { } request)
        {
            return;
        }

        var town = await towns.Get(unit.TenantId);
        await tasks.Add(unit, town, new NewTask
        {
            What = (await words.For(town.Id, language: null))["task.no-answer"],
            RequestId = request.Id,
            Number = request.Number,
            StaffId = happened.StaffId,
            DueAt = await clock.DueAt(town, new Promise(days, PromiseUnit.BusinessDays), unit.Now),
            Reminds = true,
            AwaitsId = happened.InquiryId,
        });
    }
}

/// <summary>A question that did not arrive, or that a clerk no longer waits for, reminds nobody.</summary>
internal sealed class NoAnswerTaskEnd(TaskBook tasks) : IListen<InquiryEnded>
{
    public Task Hear(InquiryEnded happened, Unit unit) => tasks.EndAwaiting(unit, happened.RequestId, happened.InquiryId);
}
