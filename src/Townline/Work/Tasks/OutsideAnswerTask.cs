using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <summary>When somebody outside answers, nobody is reminded of it any more, and whoever has the request has a task to read it: an answer moves no queue.</summary>
internal sealed class OutsideAnswerTask(TaskBook tasks, TenantDirectory towns, IRequestQueries queries, ITownWords words) : IListen<InquiryAnswered>
{
    /// <summary>By when it should be read.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromDays(1);

    public async Task Hear(InquiryAnswered happened, Unit unit)
    {
        if (happened.IsAutomatic || await queries.On(unit, happened.RequestId) is not { } request)
        {
            return;
        }

        await tasks.EndAwaiting(unit, happened.RequestId, happened.InquiryId);
        var town = await towns.Get(unit.TenantId);
        await tasks.Add(unit, town, new NewTask
        {
            What = (await words.For(town.Id, language: null))["task.outside-answer"],
            RequestId = request.Id,
            Number = request.Number,
            StaffId = request.AssigneeId ?? (request.TeamId is null ? happened.StaffId : null),
            TeamId = request.AssigneeId is null ? request.TeamId : null,
            DueAt = unit.Now + Time,
        });
    }
}
