using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Work.Contracts;

/// <summary>
/// The waiting line of a town's counters. Inside a unit of work; a number is never at two counters, whoever calls at the same moment on whichever node. All methods with a unit throw
/// <see cref="KeyNotFoundException"/> for an unknown visit and <see cref="Requests.Contracts.RuleBrokenException"/> when the visit is no longer in the state that they need.
/// </summary>
internal interface ICounter
{
    /// <summary>Times that a number is called before it counts as a no-show.</summary>
    static int CallsBeforeNoShow => 3;

    /// <summary>Somebody came: gives them the next number of the day.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">The reason is unknown or the name too long.</exception>
    Task<VisitView> Arrive(Unit unit, Tenant tenant, Arrival arrival);

    Task<VisitView?> ById(TownlineDb db, long id, CancellationToken cancel);

    Task<VisitView?> ByNumber(TownlineDb db, DateOnly day, int number, CancellationToken cancel);

    /// <summary>Who waits today, next first, at most 300.</summary>
    Task<IReadOnlyList<VisitView>> Waiting(TownlineDb db, DateOnly day, CancellationToken cancel);

    /// <summary>Who is called or served today, called last first.</summary>
    Task<IReadOnlyList<VisitView>> AtCounters(TownlineDb db, DateOnly day, CancellationToken cancel);

    /// <summary>Who did not come when called today, last first, at most 50.</summary>
    Task<IReadOnlyList<VisitView>> NoShows(TownlineDb db, DateOnly day, CancellationToken cancel);

    /// <summary>Who sits where today.</summary>
    Task<IReadOnlyList<CounterSeat>> Seats(TownlineDb db, Tenant tenant, CancellationToken cancel);

    /// <summary>A member of staff sits down at a counter, leaving another; null: gets up.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">There is no such counter, somebody sits there, or they have a visitor before them.</exception>
    Task Sit(Unit unit, Tenant tenant, long staffId, string? counter);

    /// <summary>Calls whom this member of staff can serve next, by skill and language, to their counter. Whoever is there already stays there.</summary>
    /// <returns>Null when nobody waits whom they can serve.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">They sit at no counter.</exception>
    Task<VisitView?> CallNext(Unit unit, Tenant tenant, long staffId);

    /// <summary>Calls the number once more.</summary>
    Task CallAgain(Unit unit, long visitId);

    /// <summary>They are at the counter.</summary>
    Task Serve(Unit unit, long visitId);

    /// <summary>They did not come, after <see cref="CallsBeforeNoShow"/> calls.</summary>
    Task NoShow(Unit unit, long visitId);

    /// <summary>A no-show is here again: goes to the front with the same number.</summary>
    Task Return(Unit unit, long visitId);

    /// <summary>Goes to another counter or another reason without a second wait: same number, at the front.</summary>
    Task HandOver(Unit unit, long visitId, string? counter, string? reason);

    /// <summary>Written down and done.</summary>
    Task Finish(Unit unit, long visitId, VisitLog log);

    /// <summary>How long somebody waits, from how long visits of late took, who is before them and who can serve them; null when that cannot be said honestly.</summary>
    Task<WaitSpan?> Estimate(TownlineDb db, Tenant tenant, VisitView visit, CancellationToken cancel);
}

internal sealed record Arrival(string Reason, string? Language, IReadOnlyList<string> Access, string? Name);

internal sealed record CounterSeat(string Counter, long StaffId, DateTimeOffset Since);

internal sealed record VisitLog(string Disposition, string? Note, IntakeResult? Result, long? PersonId, long? RequestId);

/// <summary>Minutes, rounded to fives; <paramref name="From"/> may be 0.</summary>
internal sealed record WaitSpan(int From, int To);

/// <summary>How a town's counters are set up.</summary>
internal interface ICounterSetup
{
    ValueTask<CounterSetup> Of(int tenantId);

    /// <exception cref="Requests.Contracts.RuleBrokenException">A code is unreadable or stands twice, a list is empty, or somebody changed it meanwhile.</exception>
    Task Save(Unit unit, CounterSetup setup);
}

/// <summary>Tablets and screens that nobody is signed in at: each has a secret link that an administrator made and can take back.</summary>
internal interface ICounterDevices
{
    /// <returns>The secret; it is told here and nowhere else.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">No name, or one too long.</exception>
    Task<string> Add(Unit unit, string name);

    Task Revoke(Unit unit, long id);

    /// <summary>All that still work, newest first.</summary>
    Task<IReadOnlyList<CounterDevice>> All(TownlineDb db, CancellationToken cancel);

    /// <summary>Whether this secret opens the arrival page and the screen; from memory.</summary>
    ValueTask<bool> IsOne(int tenantId, string? secret);
}

internal sealed record CounterDevice(long Id, string Name, DateTimeOffset CreatedAt);
