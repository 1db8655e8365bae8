using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.News;

/// <summary>A task or a reminder of somebody's falls due. That of a team is nobody's own.</summary>
internal sealed class TaskNews(NewsOffice office) : IListen<TaskHappened>
{
    public Task Hear(TaskHappened happened, Unit unit) =>
        happened.What == TaskHappened.FellDue ? office.Tell(unit, NewsKind.Task, happened.For, happened.RequestId, happened.TaskId) : Task.CompletedTask;
}
