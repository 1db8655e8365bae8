using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Work.Contracts;

/// <summary>The calls of a town: what the exchange tells, what clerks write down, whom to call back.</summary>
internal interface ICalls
{
    /// <summary>Takes what an exchange tells, each call in the state that follows from all its events. Returns when it is durable.</summary>
    /// <param name="events">Checked for length by the caller; at most a few thousand.</param>
    /// <returns>The calls as they stand now, in the order of the events.</returns>
    Task<IReadOnlyList<TakenCall>> Take(Tenant tenant, Actor actor, IReadOnlyList<CallEvent> events);

    /// <summary>A call that no exchange tells of: begins now, with the clerk.</summary>
    /// <param name="number">As typed; null when it is withheld.</param>
    Task<long> Begin(Unit unit, long staffId, string? number);

    Task<CallView?> ById(TownlineDb db, long id, CancellationToken cancel);

    /// <summary>Calls that ring or are spoken now at this member of staff's desk, newest first.</summary>
    Task<IReadOnlyList<CallView>> Now(TownlineDb db, long staffId, CancellationToken cancel);

    /// <summary>The newest calls, newest first, before an id when given.</summary>
    Task<IReadOnlyList<CallView>> Recent(TownlineDb db, long? before, int most, CancellationToken cancel);

    /// <summary>Persons whom clerks found behind this number, the last one first: beside who is known by it.</summary>
    /// <param name="number">E.164.</param>
    Task<IReadOnlyList<PersonBehind>> PersonsBehind(TownlineDb db, string number, CancellationToken cancel);

    /// <summary>Writes down what a call came to: once. Its words stand on the timeline already.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">It was written down before, or there is no such disposition.</exception>
    /// <exception cref="KeyNotFoundException">There is no such call.</exception>
    Task Log(Unit unit, long callId, CallLog log);
}

/// <summary>Somebody whom clerks found behind a number.</summary>
/// <param name="PersonId">As they were logged, whoever they count as now.</param>
/// <param name="LastAt">When a call was last logged for them.</param>
internal sealed record PersonBehind(long PersonId, DateTimeOffset LastAt);

/// <param name="Changed">False when nothing new was told.</param>
/// <param name="AgentKnown">False when an agent was named whom the town does not know.</param>
internal sealed record TakenCall(long CallId, CallState State, bool Changed, bool AgentKnown);

/// <param name="Result">What intake made of the note; null when there was nothing to write.</param>
internal sealed record CallLog(string Disposition, string? Note, IntakeResult? Result, long? PersonId, long? RequestId);

/// <summary>Those who called and reached nobody, with the promise to call them back.</summary>
internal interface ICallBacks
{
    /// <summary>Open ones, the most urgent first.</summary>
    Task<IReadOnlyList<CallBackView>> Open(TownlineDb db, int most, CancellationToken cancel);

    /// <summary>The open one of a number (E.164), or null.</summary>
    Task<CallBackView?> Of(TownlineDb db, string number, CancellationToken cancel);

    Task<CallBackView?> ById(TownlineDb db, long id, CancellationToken cancel);

    /// <summary>Spoken to: nothing is owed any more.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">It is no longer open.</exception>
    Task Done(Unit unit, long id);

    /// <summary>Tried and not reached: due again after the same promise.</summary>
    /// <inheritdoc cref="Done"/>
    Task NotReached(Unit unit, long id, DateTimeOffset nextDue);

    /// <summary>Tried often enough (<see cref="AttemptsBeforeGivingUp"/>).</summary>
    /// <inheritdoc cref="Done"/>
    Task GiveUp(Unit unit, long id);

    /// <summary>By when somebody who rang at that moment is called back.</summary>
    ValueTask<DateTimeOffset> Due(Tenant tenant, DateTimeOffset from);

    static int AttemptsBeforeGivingUp => 2;
}

/// <summary>How a town's telephones are set up.</summary>
internal interface IPhoneSetup
{
    ValueTask<PhoneSetup> Of(int tenantId);

    /// <exception cref="Requests.Contracts.RuleBrokenException">A code is unreadable or stands twice, a name is missing, no disposition is left, or somebody changed it meanwhile.</exception>
    Task Save(Unit unit, PhoneSetup setup);
}
