using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <summary>When somebody answers a request that was closed too long ago to be opened again, a task brings it before somebody's eyes: no queue shows it.</summary>
internal sealed class LateAnswerTask(TaskBook tasks, TenantDirectory towns, IRequestQueries queries, ITownWords words) : IListen<MessageReceived>
{
    /// <summary>By when it should be looked at.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromDays(1);

    public async Task Hear(MessageReceived happened, Unit unit)
    {
        if (happened is not { IsLate: true, RequestId: { } requestId }
            || await queries.On(unit, requestId) is not { } request
            || (request.TeamId ?? request.AssigneeId) is null)
        {
            return;
        }

        var town = await towns.Get(unit.TenantId);
        await tasks.Add(unit, town, new NewTask
        {
            What = (await words.For(town.Id, language: null))["task.late-answer"],
            RequestId = request.Id,
            Number = request.Number,
            StaffId = request.TeamId is null ? request.AssigneeId : null,
            TeamId = request.TeamId,
            DueAt = unit.Now + Time,
        });
    }
}
