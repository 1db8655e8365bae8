using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>What the agent has to do on requests that are on time: one task done, one that falls due as soon as somebody looks, one for today, a reminder, one of the office for a person; and an answer begun and not sent.</summary>
internal sealed class SeedTasks(Store store, ITasks tasks, IDrafts drafts, IRequestQueries queries, TimeProvider time)
{
    private const string Agent = "agent@riverton.example";
    private const string Lead = "supervisor@riverton.example";
    private const string Office = "city-hall";
    private const int Needed = 6;
    private const int Looked = 300;

    public async Task Seed(Tenant town, IReadOnlyDictionary<string, long> staff, IReadOnlyDictionary<string, long> teams, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var open = await queries.List(town.Id, new RequestFilter { Open = true, Take = Looked }, cancel);
        List<RequestView> on =
        [
            .. open.Where(request => request.PersonId is not null && request.RequestedAt < now.AddDays(-1) && !(request.DueAt <= now))
                .OrderBy(request => request.AssigneeId == staff[Agent] ? 0 : 1).ThenBy(request => request.Number).Take(Needed),
        ];
        if (on.Count < Needed)
        {
            return;
        }

        var workday = await tasks.At(town, TaskWhen.NextBusinessDay, null, now);
        await Write(Lead, unit => Add(unit, On(on[1], "Ask the county whether this one is theirs", now.AddMinutes(1))));
        await Write(Agent, async unit =>
        {
            var rung = await Add(unit, On(on[0], "Ring the reporter: when is somebody at home?", now.AddHours(2)));
            await tasks.Done(unit, rung, "After nine, not on Fridays.");
            await Add(unit, On(on[2], "Ring back with the day of the visit", now.AddHours(3)));
            await Add(unit, On(on[3], "Was somebody there?", now.AddDays(6)) with { Reminds = true, Reopens = true });
            await Add(unit, On(on[4], "Send the form by post", workday) with { RequestId = null, Number = null, PersonId = on[4].PersonId, StaffId = null, TeamId = teams[Office] });
            await drafts.Keep(
                unit,
                new DraftKey(on[5].Id, staff[Agent], DraftField.Text),
                new DraftText("Thank you for your patience. I have asked my colleagues and expect their answer by tomorrow. As soon as I know,", "", 0, unit.NextId()));
        });

        Task Write(string who, Func<Unit, Task> work) => store.Write(town.Id, new Actor(ActorKind.Staff, staff[who], "desk"), work, cancel);

        Task<long> Add(Unit unit, NewTask task) => tasks.Add(unit, town, task);

        NewTask On(RequestView request, string what, DateTimeOffset due) => new() { What = what, RequestId = request.Id, Number = request.Number, StaffId = staff[Agent], DueAt = due };
    }
}
