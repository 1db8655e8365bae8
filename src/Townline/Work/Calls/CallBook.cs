using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <inheritdoc/>
internal sealed class CallBook(Store store, CallTaking taking, AgentBook agents, IPhoneSetup setups, ITeams teams, CallBackBook backs, TimeProvider time) : ICalls
{
    /// <summary>A call whose end was never told is not shown as going on for ever.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(4);
    private const int MostAtOnce = 20;
    private const int MostBehind = 20;

    public async Task<IReadOnlyList<TakenCall>> Take(Tenant tenant, Actor actor, IReadOnlyList<CallEvent> events)
    {
        var people = new CallPeople(await setups.Of(tenant.Id), await teams.Of(tenant.Id), await agents.Of(tenant.Id));
        var now = time.GetUtcNow();
        var calls = new List<(string Id, List<CallMark> Marks, DateTimeOffset Due)>();

        // In one order, so that two batches with the same calls never wait for each other crosswise.
        foreach (var call in events.GroupBy(told => told.ExternalId).OrderBy(call => call.Key, StringComparer.Ordinal))
        {
            var marks = call.Select(told => Mark(told, people, now)).ToList();

            // Any event may be the one by which a call is known to be missed: its end may have come first, without a number.
            calls.Add((call.Key, marks, await backs.Due(tenant, marks.Min(mark => mark.At))));
        }

        var taken = await store.Write(tenant.Id, actor, async unit =>
        {
            var done = new Dictionary<string, TakenCall>(StringComparer.Ordinal);
            foreach (var (id, marks, due) in calls)
            {
                done[id] = await taking.Take(unit, id, marks, people, due);
            }

            return done;
        });
        return [.. events.Select(told => taken[told.ExternalId])];
    }

    public async Task<long> Begin(Unit unit, long staffId, string? number)
    {
        var said = CallingNumber.Said(number);
        var row = unit.Add(new CallRow
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            State = CallState.Talking,
            Number = CallingNumber.Normal(said),
            Caller = said,
            AgentId = staffId,
            RingsAt = [],
            StartedAt = unit.Now,
            AnsweredAt = unit.Now,
            Marks = [],
        });
        await unit.Publish(new CallHappened(row.Id, CallState.Talking, [staffId]));
        return row.Id;
    }

    public async Task<CallView?> ById(TownlineDb db, long id, CancellationToken cancel) => (await db.Set<CallRow>().FirstOrDefaultAsync(call => call.Id == id, cancel))?.Read();

    public async Task<IReadOnlyList<CallView>> Now(TownlineDb db, long staffId, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - LongestCall;

        // Few calls go on at one time: those of this desk are picked out here.
        var live = await db.Set<CallRow>().Where(call => call.EndedAt == null && call.LoggedAt == null && call.StartedAt > since).OrderByDescending(call => call.StartedAt).Take(500).ToListAsync(cancel);
        var list = await teams.Of(db.TenantId);
        return [.. live.Select(row => row.Read()).Where(call => IsAt(call, staffId, list)).Take(MostAtOnce)];
    }

    public async Task<IReadOnlyList<CallView>> Recent(TownlineDb db, long? before, int most, CancellationToken cancel) =>
        [.. (await db.Set<CallRow>().Where(call => before == null || call.Id < before).OrderByDescending(call => call.Id).Take(most).ToListAsync(cancel)).Select(row => row.Read())];

    public async Task<IReadOnlyList<PersonBehind>> PersonsBehind(TownlineDb db, string number, CancellationToken cancel)
    {
        var logged = await db.Set<CallRow>().Where(call => call.Number == number && call.PersonId != null).OrderByDescending(call => call.Id).Take(MostBehind)
            .Select(call => new { PersonId = call.PersonId!.Value, call.LoggedAt, call.StartedAt }).ToListAsync(cancel);
        return [.. logged.GroupBy(call => call.PersonId).Select(calls => new PersonBehind(calls.Key, calls.Max(call => call.LoggedAt ?? call.StartedAt)))];
    }

    public async Task Log(Unit unit, long callId, CallLog log)
    {
        var setup = await setups.Of(unit.TenantId);
        RuleBrokenException.Unless(setup.Dispositions.Any(disposition => disposition.Code == log.Disposition), "call-disposition");
        var call = await unit.Db.Set<CallRow>().FirstOrDefaultAsync(known => known.Id == callId) ?? throw new KeyNotFoundException($"There is no call {callId}.");
        var written = await unit.Execute(
            """
            UPDATE work_call SET outcome = @Disposition, note = @Note, person_id = @PersonId, entry_id = @entryId, request_id = @RequestId, logged_by_id = @staffId, logged_at = @Now,
                state = @state, ended_at = @endedAt
            WHERE id = @callId AND tenant_id = @TenantId AND logged_at IS NULL
            """,
            new
            {
                log.Disposition,
                log.Note,
                PersonId = log.PersonId ?? log.Result?.PersonId,
                entryId = log.Result?.EntryId,
                RequestId = log.RequestId ?? log.Result?.RequestId,
                staffId = unit.Actor.Id,
                unit.Now,
                state = (int)(call.ExternalId is null ? CallState.Ended : call.State),
                endedAt = call.ExternalId is null ? unit.Now : call.EndedAt,
                callId,
                unit.TenantId,
            });
        RuleBrokenException.Unless(written == 1, "call-logged");
        if (call.Number is { } number)
        {
            await backs.Settle(unit, number, CallBackState.Done);
        }

        await unit.Publish(new CallLogged(callId, log.Disposition, call.AgentId is { } agent ? [agent] : []));
    }

    private static bool IsAt(CallView call, long staffId, TeamList teams) => call switch
    {
        { AgentId: null, RingsAt.Count: 0, TeamId: { } team } => teams.ById(team)?.Members.Any(member => member.StaffId == staffId) ?? true,
        { AgentId: null, RingsAt.Count: 0 } => true,
        _ => call.AgentId == staffId || call.RingsAt.Contains(staffId),
    };

    private static CallMark Mark(CallEvent told, CallPeople people, DateTimeOffset now)
    {
        var agent = string.IsNullOrWhiteSpace(told.Agent) ? null : told.Agent.Trim();
        return new CallMark(told.Step, told.At, CallingNumber.Said(told.From), string.IsNullOrWhiteSpace(told.To) ? null : CallingNumber.Said(told.To), agent)
        {
            AgentId = people.AgentId(agent),
            HeardAt = now,
        };
    }
}
