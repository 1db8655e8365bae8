using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <summary>When a resident writes while an answer waits for its day, whoever wrote the answer has it as a task to look whether it still fits.</summary>
internal sealed class OvertakenTask(TaskBook tasks, TenantDirectory towns, IRequestQueries queries, ITownWords words) : IListen<HeldAnswerOvertaken>
{
    /// <summary>By when it should be looked at.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromHours(4);

    public async Task Hear(HeldAnswerOvertaken happened, Unit unit)
    {
        if (await queries.On(unit, happened.RequestId) is not { } request)
        {
            return;
        }

        var town = await towns.Get(unit.TenantId);
        var w = await words.For(town.Id, language: null);
        await tasks.Add(unit, town, new NewTask { What = w["task.overtaken"], RequestId = request.Id, Number = request.Number, StaffId = happened.StaffId, DueAt = unit.Now + Time });
    }
}
