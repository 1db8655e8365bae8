using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <summary>When the time of an answer came and it could not leave, whoever wrote it has that as a task: they are elsewhere by then.</summary>
internal sealed class StoppedTask(TaskBook tasks, TenantDirectory towns, IRequestQueries queries, ITownWords words) : IListen<HeldAnswerChanged>
{
    /// <summary>By when it should be looked at.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromHours(4);

    public async Task Hear(HeldAnswerChanged happened, Unit unit)
    {
        if (happened is not { What: HeldAnswerChanged.Stopped, StaffId: { } writer } || await queries.On(unit, happened.RequestId) is not { } request)
        {
            return;
        }

        var town = await towns.Get(unit.TenantId);
        var w = await words.For(town.Id, language: null);
        await tasks.Add(unit, town, new NewTask { What = w["task.stopped"], RequestId = request.Id, Number = request.Number, StaffId = writer, DueAt = unit.Now + Time });
    }
}
