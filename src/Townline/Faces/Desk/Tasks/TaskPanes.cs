using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Tasks;

/// <summary>A task with the names it needs.</summary>
/// <param name="Who">The clerk or the team who does it.</param>
internal sealed record TaskLine(TaskView Task, string Who, string CreatedBy, string DoneBy);

/// <summary>Reads tasks for the pages of the desk; names come with one query however many there are.</summary>
internal sealed class TaskPanes(TownContext town, ITasks tasks, ITeams teams, IPeople people, IStaffDirectory directory, IHttpContextAccessor http, IWords words)
{
    private const int MostDue = 10;

    private SignedInStaff Me { get; } = http.HttpContext!.RequireStaff();

    public async Task<IReadOnlyList<TaskLine>> OfRequest(long requestId, CancellationToken cancel) => await Lines(await tasks.OfRequest(town.Db, requestId, cancel), cancel);

    public async Task<IReadOnlyList<TaskLine>> OfPerson(long personId, CancellationToken cancel) =>
        await Lines(await tasks.OfPeople(town.Db, await people.SamePerson(town.Db, personId, cancel), cancel), cancel);

    public async Task<IReadOnlyList<TaskLine>> Mine(TaskStage stage, int most, CancellationToken cancel) =>
        await Lines(await tasks.Mine(town.Db, Me.Id, await Teams(), stage, most, cancel), cancel);

    public async Task<IReadOnlyDictionary<TaskStage, long>> Counts(CancellationToken cancel) => await tasks.Counts(town.Db, Me.Id, await Teams(), cancel);

    /// <summary>What I wanted to be reminded of, and it is time: stands on top of my queue.</summary>
    public Task<IReadOnlyList<TaskView>> Due(CancellationToken cancel) => tasks.Reminders(town.Db, Me.Id, MostDue, cancel);

    public async Task<TaskLine?> ById(long id, CancellationToken cancel) =>
        await tasks.ById(town.Db, id, cancel) is { } task ? (await Lines([task], cancel))[0] : null;

    private async Task<IReadOnlyCollection<long>> Teams() => [.. (await teams.Of(town.TenantId)).OfStaff(Me.Id).Select(team => team.Id)];

    private async Task<IReadOnlyList<TaskLine>> Lines(IReadOnlyList<TaskView> found, CancellationToken cancel)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var names = (await directory.All(town.TenantId, cancel)).ToDictionary(member => member.Id, member => member.Name);
        var all = await teams.Of(town.TenantId);
        string Name(long? staff) => staff is { } id ? names.GetValueOrDefault(id, words["desk.staff"]) : words["desk.system"];
        return
        [
            .. found.Select(task => new TaskLine(
                task, task.TeamId is { } team ? words.Of(all.ById(team)?.Name) : Name(task.StaffId), Name(task.CreatedById), Name(task.DoneById))),
        ];
    }
}
