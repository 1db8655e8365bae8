using System.Diagnostics.CodeAnalysis;
using Townline.Platform.Storage;

namespace Townline.Requests.Contracts;

/// <summary>Everything that can be done to a request. Each method checks the rules, writes state and publishes the event inside the given unit.</summary>
internal interface IRequests
{
    /// <summary>A new reference with its check digit; call it before the unit that opens the request.</summary>
    ValueTask<long> NewNumber(int tenantId, CancellationToken cancel = default);

    /// <summary>Writes a new request.</summary>
    /// <returns>Its id.</returns>
    Task<long> Open(Unit unit, NewRequest request);

    /// <summary>Moves it to another open state of its workflow.</summary>
    /// <exception cref="RuleBrokenException">The workflow has no such move.</exception>
    /// <exception cref="StaleEditException">Somebody changed it since <paramref name="version"/>.</exception>
    Task Move(Unit unit, long requestId, string state, int? version = null);

    /// <summary>Gives it to a team and a person; null takes it from them.</summary>
    /// <inheritdoc cref="Move"/>
    Task Assign(Unit unit, long requestId, long? teamId, long? assigneeId, int? version = null);

    /// <summary>Gives it to somebody when it is open and nobody has it; of several who want it at once, one gets it.</summary>
    /// <returns>False when somebody else has it, or it was closed.</returns>
    Task<bool> Take(Unit unit, long requestId, long staffId);

    /// <summary>Says how urgent it is, beside its promise.</summary>
    /// <exception cref="RuleBrokenException">It is closed.</exception>
    /// <inheritdoc cref="Move"/>
    Task Prioritise(Unit unit, long requestId, Priority priority, int? version = null);

    /// <summary>Closes it honestly.</summary>
    /// <exception cref="RuleBrokenException">No sentence, no evidence where the service asks for it, duplicate of itself…</exception>
    /// <inheritdoc cref="Move"/>
    Task Close(Unit unit, long requestId, Closure closure, int? version = null);

    /// <summary>The resident says that it is not fixed: opens it again, for another pair of eyes than those who closed it.</summary>
    /// <exception cref="RuleBrokenException">It is open, or was closed longer ago than the town allows (30 days).</exception>
    Task Dispute(Unit unit, long requestId, string? reason);

    /// <summary>Opens it again without a dispute; does nothing when it is open.</summary>
    Task Reopen(Unit unit, long requestId, string? reason);

    /// <summary>Puts it back as it stood, also where the workflow has no such move. What was said to anybody stays said.</summary>
    /// <exception cref="RuleBrokenException">It was opened again since.</exception>
    /// <inheritdoc cref="Move"/>
    Task Restore(Unit unit, long requestId, RequestStanding before, int version);

    /// <summary>Counts somebody who has the same problem; a person counts once.</summary>
    /// <param name="channel">The channel by which they said so, and on which they hear of it.</param>
    /// <returns>Id of the follower; null when this person reported it or followed already.</returns>
    Task<long?> Follow(Unit unit, long requestId, long? personId, string? channel = null);

    /// <summary>A follower wants to hear no more of it. They still count as somebody who has the problem. Does nothing when they hear nothing already.</summary>
    /// <exception cref="KeyNotFoundException">The town has no such follower.</exception>
    Task StopNews(Unit unit, long followerId);

    /// <summary>Sets or clears the day on which staff want to look again.</summary>
    Task SetFollowUp(Unit unit, long requestId, DateTimeOffset? at, string? reason, int? version = null);

    /// <summary>Corrects service, place, words or visibility; nulls leave as is. History keeps what was.</summary>
    /// <inheritdoc cref="Move"/>
    Task Correct(Unit unit, long requestId, Correction correction, int? version = null);

    /// <summary>A message or note was added: touches updated_at and, for a resident's answer, moves a waiting request on.</summary>
    /// <exception cref="StaleEditException">Somebody changed it since <paramref name="version"/>.</exception>
    Task Touch(Unit unit, long requestId, bool byResident, int? version = null);

    /// <summary>Refuses when somebody changed it since, in this unit; changes nothing.</summary>
    /// <exception cref="StaleEditException">Somebody changed it since <paramref name="version"/>.</exception>
    Task Demand(Unit unit, long requestId, int version);
}

/// <param name="Text">The plain sentence for the resident, 1 to 2,000 characters.</param>
/// <param name="To">Whose it is, when not ours.</param>
/// <param name="DuplicateOf">Id of the request it doubles.</param>
/// <param name="Evidence">Ids of files.</param>
/// <param name="LeavesTasks">Closed although tasks on it are open; without it that is refused.</param>
internal sealed record Closure(Outcome Outcome, string Text, string? To = null, long? DuplicateOf = null, IReadOnlyList<long>? Evidence = null, bool LeavesTasks = false)
{
    /// <summary>Nobody reported anything, so that nobody hears of the end: it was spam. The sentence is for the staff, and no evidence is asked for.</summary>
    public bool TellsNobody { get; init; }
}

/// <summary>New values; null leaves a field as it is.</summary>
internal sealed record Correction
{
    public ServiceInfo? Service { get; init; }
    public string? Description { get; init; }
    public string? Address { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public RequestVisibility? Visibility { get; init; }

    /// <summary>By which way it really came.</summary>
    public string? Channel { get; init; }
    public string? Reason { get; init; }
}

/// <summary>A rule of the house forbids it. <see cref="Code"/> is a key in the words files ("rule." + code), so that every face can say it in the reader's language.</summary>
internal sealed class RuleBrokenException(string code, params object[] args) : Exception($"rule.{code}")
{
    public string Code { get; } = code;
    public IReadOnlyList<object> Args { get; } = args;

    /// <exception cref="RuleBrokenException">It does not hold.</exception>
    public static void Unless([DoesNotReturnIf(false)] bool holds, string code, params object[] args)
    {
        if (!holds)
        {
            throw new RuleBrokenException(code, args);
        }
    }
}

/// <summary>Somebody changed the request since the editor opened it.</summary>
internal sealed class StaleEditException(long requestId, int current) : Exception($"Request {requestId} is at version {current} now.")
{
    public long RequestId { get; } = requestId;
    public int Current { get; } = current;
}
