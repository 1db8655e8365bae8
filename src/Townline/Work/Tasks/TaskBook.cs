using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Counters;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <inheritdoc/>
internal sealed class TaskBook(TaskTimes times, IConversations conversations) : ITasks
{
    private const int MostOfOne = 200;

    public async Task<long> Add(Unit unit, Tenant tenant, NewTask task)
    {
        CheckText(task.What, "task-what");
        RuleBrokenException.Unless(task.StaffId is null != task.TeamId is null, "task-who");
        RuleBrokenException.Unless(task.RequestId is not null || task.PersonId is not null, "task-on");
        TaskTimes.Check(task.DueAt, unit.Now);
        var row = unit.Add(new TaskRow
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            What = task.What.Trim(),
            RequestId = task.RequestId,
            Number = task.Number,
            PersonId = task.PersonId,
            StaffId = task.StaffId,
            TeamId = task.TeamId,
            DueAt = task.DueAt,
            Stage = TaskTimes.StageOf(task.DueAt, unit.Now, tenant.Zone),
            Open = 1,
            Reminds = task.Reminds ? 1 : 0,
            Reopens = task is { Reminds: true, Reopens: true } ? 1 : 0,
            AwaitsId = task.AwaitsId,
            CreatedById = StaffOf(unit),
            CreatedAt = unit.Now,
            Version = 1,
        });
        unit.Count(row.CountName, 1);
        SetTimer(unit, row, tenant);
        await Tell(unit, row, "added", row.What);
        return row.Id;
    }

    public async Task Done(Unit unit, long id, string? note)
    {
        RuleBrokenException.Unless((note ?? "").Length <= ITasks.LongestText, "text-long", ITasks.LongestText);
        var row = await OpenRow(unit, id);
        unit.Count(row.CountName, -1);
        row.Open = 0;
        row.DoneById = StaffOf(unit);
        row.DoneAt = unit.Now;
        row.Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        row.Version++;
        await Tell(unit, row, "done", row.Note is null ? row.What : $"{row.What}\n{row.Note}");
    }

    /// <summary>What was to be done while a question waited for its answer is done. By IX_work_task_request_id_id.</summary>
    public async Task EndAwaiting(Unit unit, long requestId, long inquiryId)
    {
        foreach (var id in await unit.Db.Set<TaskRow>().Where(row => row.RequestId == requestId && row.AwaitsId == inquiryId && row.Open == 1).Select(row => row.Id).ToListAsync())
        {
            await Done(unit, id, note: null);
        }
    }

    public async Task Delay(Unit unit, Tenant tenant, long id, DateTimeOffset dueAt)
    {
        TaskTimes.Check(dueAt, unit.Now);
        var row = await OpenRow(unit, id);
        unit.Count(row.CountName, -1);
        row.DueAt = dueAt;
        row.Stage = TaskTimes.StageOf(dueAt, unit.Now, tenant.Zone);
        row.Version++;
        unit.Count(row.CountName, 1);
        SetTimer(unit, row, tenant);
        await Tell(unit, row, "delayed", row.What);
    }

    public async Task<TaskView?> ById(TownlineDb db, long id, CancellationToken cancel) =>
        (await db.Set<TaskRow>().FirstOrDefaultAsync(row => row.Id == id, cancel))?.Read();

    // By IX_work_task_request_id_id.
    public async Task<IReadOnlyList<TaskView>> OfRequest(TownlineDb db, long requestId, CancellationToken cancel) =>
        Read(await db.Set<TaskRow>().Where(row => row.RequestId == requestId).OrderByDescending(row => row.Id).Take(MostOfOne).ToListAsync(cancel));

    // By IX_work_task_person_id_due_at.
    public async Task<IReadOnlyList<TaskView>> OfPeople(TownlineDb db, IReadOnlyCollection<long> personIds, CancellationToken cancel) =>
        Read(await db.Set<TaskRow>().Where(row => row.PersonId != null && personIds.Contains(row.PersonId.Value) && row.Open == 1).OrderBy(row => row.DueAt).Take(MostOfOne).ToListAsync(cancel));

    // By IX_work_task_tenant_id_staff_id_stage_due_at and its like for each team.
    public async Task<IReadOnlyList<TaskView>> Mine(TownlineDb db, long staffId, IReadOnlyCollection<long> teamIds, TaskStage stage, int most, CancellationToken cancel)
    {
        var open = db.Set<TaskRow>().Where(row => row.Open == 1 && row.Stage == stage);
        var found = await open.Where(row => row.StaffId == staffId).OrderBy(row => row.DueAt).Take(most).ToListAsync(cancel);
        foreach (var team in teamIds)
        {
            found.AddRange(await open.Where(row => row.TeamId == team).OrderBy(row => row.DueAt).Take(most).ToListAsync(cancel));
        }

        return Read(found.OrderBy(row => row.DueAt).ThenBy(row => row.Id).Take(most));
    }

    // By IX_work_task_tenant_id_staff_id_stage_due_at: of what is late, as much as one clerk has.
    public async Task<IReadOnlyList<TaskView>> Reminders(TownlineDb db, long staffId, int most, CancellationToken cancel) =>
        Read(await db.Set<TaskRow>()
            .Where(row => row.Open == 1 && row.Stage == TaskStage.Late && row.StaffId == staffId && row.Reminds == 1 && row.RequestId != null)
            .OrderBy(row => row.DueAt)
            .Take(most)
            .ToListAsync(cancel));

    public async Task<IReadOnlyDictionary<TaskStage, long>> Counts(TownlineDb db, long staffId, IReadOnlyCollection<long> teamIds, CancellationToken cancel)
    {
        var counts = Enum.GetValues<TaskStage>().ToDictionary(stage => stage, _ => 0L);
        foreach (var (staff, team) in teamIds.Select(team => ((long?)null, (long?)team)).Prepend((staffId, null)))
        {
            var prefix = TaskRow.NameOf(staff, team, TaskStage.Later)[..^nameof(TaskStage.Later).Length];
            var kept = await db.CountsOf(prefix, cancel);
            foreach (var stage in counts.Keys)
            {
                counts[stage] += kept.GetValueOrDefault(prefix + stage);
            }
        }

        return counts;
    }

    public ValueTask<DateTimeOffset> At(Tenant tenant, TaskWhen when, DateOnly? day, DateTimeOffset now) => times.At(tenant, when, day, now);

    /// <summary>Whose desks a task concerns: its one clerk's; for a team, everybody's.</summary>
    internal static IReadOnlyList<long> ForWhom(TaskRow row) => row.StaffId is { } staff ? [staff] : [];

    internal static void SetTimer(Unit unit, TaskRow row, Tenant tenant)
    {
        if (TaskTimes.NextTurn(row.DueAt, row.Stage, tenant.Zone) is { } turn)
        {
            // In no order: a timer that was set for a later time must not hold up one that was set for a sooner one.
            unit.Enqueue(TaskTimer.Name, new TaskTurn(row.Id, row.Version), turn);
        }
    }

    internal async Task Tell(Unit unit, TaskRow row, string what, string text)
    {
        await unit.Db.SaveChangesAsync();
        var happened = new TaskHappened(what, row.Id, row.RequestId, row.Number, row.PersonId, row.DueAt, row.Reminds == 1, ForWhom(row));
        await conversations.Log(unit, new StaffLine(happened.Kind, text, row.RequestId, row.PersonId, new { taskId = row.Id, row.DueAt, row.StaffId, row.TeamId, reminds = row.Reminds == 1 }));
        await unit.Publish(happened);
    }

    private static async Task<TaskRow> OpenRow(Unit unit, long id)
    {
        var row = await unit.Db.Set<TaskRow>().AsTracking().FirstOrDefaultAsync(row => row.Id == id) ?? throw new KeyNotFoundException($"There is no task {id}.");
        RuleBrokenException.Unless(row.Open == 1, "task-done");
        return row;
    }

    private static IReadOnlyList<TaskView> Read(IEnumerable<TaskRow> rows) => [.. rows.Select(row => row.Read())];

    private static long? StaffOf(Unit unit) => unit.Actor.Kind == ActorKind.Staff ? unit.Actor.Id : null;

    private static void CheckText(string text, string missing)
    {
        RuleBrokenException.Unless(!string.IsNullOrWhiteSpace(text), missing);
        RuleBrokenException.Unless(text.Length <= ITasks.LongestText, "text-long", ITasks.LongestText);
    }
}
