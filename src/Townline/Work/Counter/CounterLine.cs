using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Calendars;
using Townline.Work.Contracts;

namespace Townline.Work.Counter;

/// <inheritdoc/>
internal sealed class CounterLine(ICounterSetup setups, ITeams teams, TimeProvider time) : ICounter
{
    private const int MostWaiting = 300;
    private const int MostNoShows = 50;
    private const int LatestVisits = 40;
    private const int LongestName = 100;
    private static readonly TimeSpan Late = TimeSpan.FromDays(30);

    public async Task<VisitView> Arrive(Unit unit, Tenant tenant, Arrival arrival)
    {
        RuleBrokenException.Unless((await setups.Of(unit.TenantId)).Reason(arrival.Reason) is not null, "visit-reason");
        RuleBrokenException.Unless(arrival.Name is null or { Length: <= LongestName }, "visit-name", LongestName);
        var day = VisitRow.DayOf(WallTime.Day(unit.Now, tenant.Zone));
        var number = await unit.QueryFirst<int>(
            """
            INSERT INTO work_counter_day (tenant_id, day, last) VALUES (@TenantId, @day, 1)
            ON CONFLICT (tenant_id, day) DO UPDATE SET last = work_counter_day.last + 1
            RETURNING last
            """,
            new { unit.TenantId, day });
        var row = unit.Add(new VisitRow
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            Day = day,
            Number = number,
            Reason = arrival.Reason,
            Language = arrival.Language,
            Access = [.. arrival.Access.Intersect(AccessNeed.All)],
            Name = arrival.Name,
            ArrivedAt = unit.Now,
        });
        await unit.Publish(new VisitHappened("arrived", row.Id, number, null));
        return row.Read();
    }

    public async Task<VisitView?> ById(TownlineDb db, long id, CancellationToken cancel) => (await db.Set<VisitRow>().FirstOrDefaultAsync(visit => visit.Id == id, cancel))?.Read();

    public async Task<VisitView?> ByNumber(TownlineDb db, DateOnly day, int number, CancellationToken cancel)
    {
        var on = VisitRow.DayOf(day);
        return (await db.Set<VisitRow>().FirstOrDefaultAsync(visit => visit.Day == on && visit.Number == number, cancel))?.Read();
    }

    public async Task<IReadOnlyList<VisitView>> Waiting(TownlineDb db, DateOnly day, CancellationToken cancel)
    {
        var on = VisitRow.DayOf(day);
        return [.. (await db.Set<VisitRow>().Where(visit => visit.Day == on && visit.State == VisitState.Waiting).OrderByDescending(visit => visit.Front).ThenBy(visit => visit.Id).Take(MostWaiting).ToListAsync(cancel)).Select(row => row.Read())];
    }

    public async Task<IReadOnlyList<VisitView>> AtCounters(TownlineDb db, DateOnly day, CancellationToken cancel)
    {
        var on = VisitRow.DayOf(day);
        var rows = await db.Set<VisitRow>().Where(visit => visit.Day == on && (visit.State == VisitState.Called || visit.State == VisitState.Serving)).ToListAsync(cancel);
        return [.. rows.OrderByDescending(row => row.CalledAt).Select(row => row.Read())];
    }

    public async Task<IReadOnlyList<VisitView>> NoShows(TownlineDb db, DateOnly day, CancellationToken cancel)
    {
        var on = VisitRow.DayOf(day);
        return [.. (await db.Set<VisitRow>().Where(visit => visit.Day == on && visit.State == VisitState.NoShow).OrderByDescending(visit => visit.Number).Take(MostNoShows).ToListAsync(cancel)).Select(row => row.Read())];
    }

    public Task<IReadOnlyList<CounterSeat>> Seats(TownlineDb db, Tenant tenant, CancellationToken cancel) => Seats(db, WallTime.Day(time.GetUtcNow(), tenant.Zone), tenant, cancel);

    public async Task Sit(Unit unit, Tenant tenant, long staffId, string? counter)
    {
        RuleBrokenException.Unless(counter is null || (await setups.Of(unit.TenantId)).Counters.Contains(counter), "counter-unknown");
        var today = WallTime.Day(unit.Now, tenant.Zone);
        var rows = await unit.Db.Set<SeatRow>().AsTracking().ToListAsync();

        // Whoever forgot to get up yesterday does not sit there today.
        foreach (var old in rows.Where(row => row.StaffId != staffId && row.Counter == counter))
        {
            RuleBrokenException.Unless(WallTime.Day(old.Since, tenant.Zone) != today, "counter-taken", old.Counter);
            unit.Db.Remove(old);
        }

        if (rows.FirstOrDefault(row => row.StaffId == staffId) is { } mine)
        {
            if (mine.Counter != counter && WallTime.Day(mine.Since, tenant.Zone) == today)
            {
                RuleBrokenException.Unless(await Present(unit, today, mine.Counter) is null, "counter-busy");
            }

            unit.Db.Remove(mine);
        }

        await unit.Db.SaveChangesAsync();
        if (counter is not null)
        {
            unit.Add(new SeatRow { TenantId = unit.TenantId, StaffId = staffId, Counter = counter, Since = unit.Now });
        }

        await unit.Publish(new SeatTaken(staffId, counter));
    }

    public async Task<VisitView?> CallNext(Unit unit, Tenant tenant, long staffId)
    {
        var today = WallTime.Day(unit.Now, tenant.Zone);
        var seats = await Seats(unit.Db, today, tenant, CancellationToken.None);
        var seat = seats.FirstOrDefault(each => each.StaffId == staffId);
        RuleBrokenException.Unless(seat is not null, "counter-none");
        if (await Present(unit, today, seat!.Counter) is { } present)
        {
            return present.Read();
        }

        var match = new VisitMatch(await setups.Of(unit.TenantId), await teams.Of(unit.TenantId), seats, tenant.DefaultLanguage);
        foreach (var next in (await Waiting(unit.Db, today, CancellationToken.None)).Where(visit => match.Fits(seat, visit)))
        {
            // Only one can take them from the line: who comes second finds no row and goes on to the next.
            var called = await unit.Execute(
                """
                UPDATE work_visit SET state = 1, counter = @Counter, staff_id = @staffId, called_at = @Now, calls = 1, to_counter = NULL
                WHERE id = @Id AND tenant_id = @TenantId AND state = 0
                """,
                new { seat.Counter, staffId, unit.Now, next.Id, unit.TenantId });
            if (called == 1)
            {
                await unit.Publish(new VisitHappened("called", next.Id, next.Number, seat.Counter));
                return next with { State = VisitState.Called, Counter = seat.Counter, StaffId = staffId, CalledAt = unit.Now, Calls = 1, ToCounter = null };
            }
        }

        return null;
    }

    public Task CallAgain(Unit unit, long visitId) => Change(unit, visitId, "called", visit => visit.State == VisitState.Called, visit =>
    {
        visit.Calls++;
        visit.CalledAt = unit.Now;
    });

    public Task Serve(Unit unit, long visitId) => Change(unit, visitId, "serving", visit => visit.State == VisitState.Called, visit =>
    {
        visit.State = VisitState.Serving;
        visit.ServedAt ??= unit.Now;
    });

    public Task NoShow(Unit unit, long visitId) =>
        Change(unit, visitId, "no-show", visit => visit.State == VisitState.Called && visit.Calls >= ICounter.CallsBeforeNoShow, visit => visit.State = VisitState.NoShow);

    public Task Return(Unit unit, long visitId) => Change(unit, visitId, "returned", visit => visit.State == VisitState.NoShow, ToTheFront);

    public async Task HandOver(Unit unit, long visitId, string? counter, string? reason)
    {
        var setup = await setups.Of(unit.TenantId);
        RuleBrokenException.Unless(counter is null || setup.Counters.Contains(counter), "counter-unknown");
        RuleBrokenException.Unless(reason is null || setup.Reason(reason) is not null, "visit-reason");
        RuleBrokenException.Unless(counter is not null || reason is not null, "visit-hand-over");
        await Change(unit, visitId, "handed-over", visit => visit.State is VisitState.Called or VisitState.Serving && visit.Counter != counter, visit =>
        {
            ToTheFront(visit);
            visit.ToCounter = counter;
            visit.Reason = reason ?? visit.Reason;
        });
    }

    public async Task Finish(Unit unit, long visitId, VisitLog log)
    {
        var setup = await setups.Of(unit.TenantId);
        RuleBrokenException.Unless(setup.Dispositions.Any(disposition => disposition.Code == log.Disposition), "call-disposition");
        await Change(unit, visitId, "done", visit => visit.State is VisitState.Called or VisitState.Serving, visit =>
        {
            visit.State = VisitState.Done;
            visit.ServedAt ??= visit.CalledAt;
            visit.DoneAt = unit.Now;
            visit.Outcome = log.Disposition;
            visit.Note = log.Note;
            visit.PersonId = log.PersonId ?? log.Result?.PersonId;
            visit.EntryId = log.Result?.EntryId;
            visit.RequestId = log.RequestId ?? log.Result?.RequestId;
        });
    }

    public async Task<WaitSpan?> Estimate(TownlineDb db, Tenant tenant, VisitView visit, CancellationToken cancel)
    {
        var seats = await Seats(db, tenant, cancel);
        var match = new VisitMatch(await setups.Of(tenant.Id), await teams.Of(tenant.Id), seats, tenant.DefaultLanguage);
        var mine = match.Serving(visit);
        var waiting = await Waiting(db, visit.Day, cancel);
        var before = waiting.TakeWhile(other => other.Id != visit.Id).Count(other => match.Serving(other).Intersect(mine).Any());
        var served = (await AtCounters(db, visit.Day, cancel)).Count(other => mine.Any(seat => seat.Counter == other.Counter));
        return WaitEstimate.Of(await Took(db, visit.Reason, cancel), before + served, mine.Count);
    }

    /// <summary>How long visits of late took: of this reason, else of all.</summary>
    private async Task<IReadOnlyList<TimeSpan>> Took(TownlineDb db, string reason, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Late;
        var done = db.Set<VisitRow>().Where(visit => visit.State == VisitState.Done && visit.DoneAt > since);
        var same = await Spans(done.Where(visit => visit.Reason == reason));
        return same.Count >= WaitEstimate.FewestVisits ? same : await Spans(done);

        async Task<IReadOnlyList<TimeSpan>> Spans(IQueryable<VisitRow> rows)
        {
            var latest = await rows.OrderByDescending(visit => visit.DoneAt).Take(LatestVisits).Select(visit => new { visit.ServedAt, visit.DoneAt }).ToListAsync(cancel);
            return [.. latest.Where(visit => visit.ServedAt is not null).Select(visit => visit.DoneAt!.Value - visit.ServedAt!.Value)];
        }
    }

    private static async Task<IReadOnlyList<CounterSeat>> Seats(TownlineDb db, DateOnly today, Tenant tenant, CancellationToken cancel) =>
    [
        .. (await db.Set<SeatRow>().AsNoTracking().OrderBy(row => row.Counter).ToListAsync(cancel))
            .Where(row => WallTime.Day(row.Since, tenant.Zone) == today)
            .Select(row => new CounterSeat(row.Counter, row.StaffId, row.Since)),
    ];

    /// <summary>Who is called to a counter or served there.</summary>
    private static Task<VisitRow?> Present(Unit unit, DateOnly today, string counter)
    {
        var day = VisitRow.DayOf(today);
        return unit.Db.Set<VisitRow>().AsNoTracking().FirstOrDefaultAsync(visit => visit.Day == day && visit.Counter == counter && (visit.State == VisitState.Called || visit.State == VisitState.Serving));
    }

    private static void ToTheFront(VisitRow visit)
    {
        visit.State = VisitState.Waiting;
        visit.Front = 1;
        visit.Counter = null;
        visit.StaffId = null;
        visit.Calls = 0;
        visit.ToCounter = null;
    }

    private static async Task Change(Unit unit, long visitId, string what, Func<VisitRow, bool> may, Action<VisitRow> change)
    {
        var visit = await unit.Db.Set<VisitRow>().AsTracking().FirstOrDefaultAsync(known => known.Id == visitId) ?? throw new KeyNotFoundException($"There is no visit {visitId}.");
        RuleBrokenException.Unless(may(visit), "visit-state");
        var counter = visit.Counter;
        change(visit);
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new VisitHappened(what, visit.Id, visit.Number, visit.Counter ?? counter));
    }
}
