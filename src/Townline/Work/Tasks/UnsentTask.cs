using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <summary>When something that was written to a resident, or to somebody outside, could not be sent for good, whoever wrote it has it as a task: otherwise one of the two waits for an answer that never comes.</summary>
internal sealed class UnsentTask(TaskBook tasks, TenantDirectory towns, ITimelines timelines, IRequestQueries queries, ITownWords words) : IListen<DeliveryChanged>
{
    public async Task Hear(DeliveryChanged happened, Unit unit)
    {
        if (happened is not { State: DeliveryState.Failed, IsToFollower: false, RequestId: { } requestId }
            || await queries.On(unit, requestId) is not { } request
            || await timelines.ById(unit.TenantId, happened.EntryId, CancellationToken.None) is not { } entry)
        {
            return;
        }

        var writer = entry.AuthorKind == ActorKind.Staff ? entry.AuthorId : request.AssigneeId;
        if (writer is null && request.TeamId is null)
        {
            return;
        }

        var town = await towns.Get(unit.TenantId);
        var w = await words.For(town.Id, language: null);
        await tasks.Add(unit, town, new NewTask
        {
            What = w[happened.IsCopy ? "task.unsent-copy" : entry.InquiryId is null ? "task.unsent" : "task.unsent-question"],
            RequestId = request.Id,
            Number = request.Number,
            StaffId = writer,
            TeamId = writer is null ? request.TeamId : null,
            DueAt = unit.Now + Time,
        });
    }

    /// <summary>By when it should be looked at.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromHours(4);
}
