using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <inheritdoc/>
internal sealed partial class CallBackBook(IPhoneSetup setups, IPromiseClock clock, ILogger<CallBackBook> log) : ICallBacks
{
    private sealed record Kept
    {
        public long Id { get; init; }
        public int Calls { get; init; }
    }

    public async Task<IReadOnlyList<CallBackView>> Open(TownlineDb db, int most, CancellationToken cancel) =>
        [.. (await db.Set<CallBackRow>().Where(row => row.State == CallBackState.Open).OrderBy(row => row.DueAt).Take(most).ToListAsync(cancel)).Select(row => row.Read())];

    public async Task<CallBackView?> Of(TownlineDb db, string number, CancellationToken cancel) =>
        (await db.Set<CallBackRow>().FirstOrDefaultAsync(row => row.Number == number && row.State == CallBackState.Open, cancel))?.Read();

    public async Task<CallBackView?> ById(TownlineDb db, long id, CancellationToken cancel) =>
        (await db.Set<CallBackRow>().FirstOrDefaultAsync(row => row.Id == id, cancel))?.Read();

    public Task Done(Unit unit, long id) => Close(unit, id, CallBackState.Done);

    public async Task NotReached(Unit unit, long id, DateTimeOffset nextDue)
    {
        var row = await Find(unit, id);
        row.Attempts = [.. row.Attempts, new CallAttempt(unit.Now, unit.Actor.Id)];
        row.DueAt = nextDue;
        await Tell(unit, row);
    }

    public Task GiveUp(Unit unit, long id) => Close(unit, id, CallBackState.GivenUp);

    public async ValueTask<DateTimeOffset> Due(Tenant tenant, DateTimeOffset from)
    {
        var promise = (await setups.Of(tenant.Id)).CallBack;
        try
        {
            return await clock.DueAt(tenant, promise, from);
        }
        catch (RuleBrokenException broken)
        {
            // A promise that cannot be worked out is the town's mistake to mend, and no reason to forget a caller.
            NoDueDate(log, tenant.Slug, broken.Code);
            return from.AddDays(1);
        }
    }

    /// <summary>
    /// What a call's new story means for whom is owed a call: a missed one asks for it, an answered one settles it. The number may be told last, or turn out to be another,
    /// so what is owed by the new story is set against what was owed by the old.
    /// </summary>
    internal async Task Follow(Unit unit, long callId, CallStory? before, CallStory story, long? teamId, DateTimeOffset due)
    {
        var (was, owed) = (Owed(before), Owed(story));
        if (was is not null && was != owed)
        {
            await Withdraw(unit, was);
        }

        if (owed is not null && owed != was)
        {
            await Ask(unit, callId, owed, story, teamId, due);
        }

        if (Spoken(story) is { } spoken && spoken != was && spoken != Spoken(before))
        {
            await Settle(unit, spoken, CallBackState.Needless);
        }
    }

    /// <summary>They were spoken to.</summary>
    internal async Task Settle(Unit unit, string number, CallBackState state)
    {
        var row = await unit.Db.Set<CallBackRow>().AsTracking().FirstOrDefaultAsync(open => open.Number == number && open.State == CallBackState.Open);
        if (row is not null)
        {
            await Close(unit, row, state);
        }
    }

    /// <summary>The number to call back by this story; null for none.</summary>
    private static string? Owed(CallStory? story) => story is { Missed: true } ? CallingNumber.Normal(story.From) : null;

    /// <summary>The number that was spoken to by this story; null for none.</summary>
    private static string? Spoken(CallStory? story) => story is { AnsweredAt: not null } ? CallingNumber.Normal(story.From) : null;

    private static async Task Ask(Unit unit, long callId, string number, CallStory story, long? teamId, DateTimeOffset due)
    {
        var kept = await unit.QueryFirst<Kept>(
            """
            INSERT INTO work_call_back (id, tenant_id, state, number, shown, call_id, calls, team_id, asked_at, due_at, attempts)
            VALUES (@id, @TenantId, 0, @number, @shown, @callId, 1, @teamId, @StartedAt, @due, '[]')
            ON CONFLICT (tenant_id, number) WHERE state = 0 DO UPDATE SET calls = work_call_back.calls + 1
            RETURNING id, calls
            """,
            new { id = unit.NextId(), unit.TenantId, number, shown = story.From, callId, teamId, story.StartedAt, due });
        await unit.Publish(new CallBackChanged(kept!.Id, CallBackState.Open, 0));
    }

    /// <summary>A call was answered after all, or came from another number; others that were missed still count.</summary>
    private async Task Withdraw(Unit unit, string number)
    {
        // Counted by the database: two at once both count.
        var others = await unit.Execute(
            "UPDATE work_call_back SET calls = calls - 1 WHERE tenant_id = @TenantId AND number = @number AND state = 0 AND calls > 1", new { unit.TenantId, number });
        if (others == 0)
        {
            await Settle(unit, number, CallBackState.Needless);
        }
    }

    private static async Task Close(Unit unit, long id, CallBackState state) => await Close(unit, await Find(unit, id), state);

    private static async Task Close(Unit unit, CallBackRow row, CallBackState state)
    {
        row.State = state;
        row.ClosedAt = unit.Now;
        row.ClosedById = unit.Actor.Kind == Platform.Events.ActorKind.Staff ? unit.Actor.Id : null;
        await Tell(unit, row);
    }

    private static async Task Tell(Unit unit, CallBackRow row)
    {
        await unit.Db.SaveChangesAsync();
        await unit.Publish(new CallBackChanged(row.Id, row.State, row.Attempts.Count));
    }

    private static async Task<CallBackRow> Find(Unit unit, long id)
    {
        var row = await unit.Db.Set<CallBackRow>().AsTracking().FirstOrDefaultAsync(known => known.Id == id) ?? throw new KeyNotFoundException($"There is no call-back {id}.");
        RuleBrokenException.Unless(row.State == CallBackState.Open, "callback-closed");
        return row;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "In {Town} call-backs are promised for the next day, because the promise breaks the rule {Rule}; mend it or its calendar")]
    private static partial void NoDueDate(ILogger log, string town, string rule);
}
