using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Work.Contracts;

/// <summary>
/// What staff have to do by a time, on a request or for a person: for one of them or for a team. Residents never see any of it. Whether a task is
/// late, for today or for later is kept by timers, with counts, so that no page has to count or to look at the clock.
/// </summary>
internal interface ITasks
{
    /// <summary>The most letters of what is to do, and of a note.</summary>
    const int LongestText = 1000;

    /// <summary>Writes a task down.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="Requests.Contracts.RuleBrokenException">No words, nobody who does it, due in the past or more than ten years ahead, on nothing.</exception>
    Task<long> Add(Unit unit, Tenant tenant, NewTask task);

    /// <summary>It is done; a note may say how.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">It is done already.</exception>
    /// <exception cref="KeyNotFoundException">The town has no such task.</exception>
    Task Done(Unit unit, long id, string? note);

    /// <summary>Gives it another time.</summary>
    /// <inheritdoc cref="Add"/>
    Task Delay(Unit unit, Tenant tenant, long id, DateTimeOffset dueAt);

    Task<TaskView?> ById(TownlineDb db, long id, CancellationToken cancel);

    /// <summary>Of a request, newest first, at most 200, the open ones and the done ones.</summary>
    Task<IReadOnlyList<TaskView>> OfRequest(TownlineDb db, long requestId, CancellationToken cancel);

    /// <summary>Open ones of people who count as one, first due first, at most 200.</summary>
    Task<IReadOnlyList<TaskView>> OfPeople(TownlineDb db, IReadOnlyCollection<long> personIds, CancellationToken cancel);

    /// <summary>A clerk's own and those of the teams, of one stage, first due first.</summary>
    Task<IReadOnlyList<TaskView>> Mine(TownlineDb db, long staffId, IReadOnlyCollection<long> teamIds, TaskStage stage, int most, CancellationToken cancel);

    /// <summary>What a clerk wanted to be reminded of on requests, and it is time: first due first.</summary>
    Task<IReadOnlyList<TaskView>> Reminders(TownlineDb db, long staffId, int most, CancellationToken cancel);

    /// <summary>Maintained counts of <see cref="Mine"/> by stage; 0 where there are none.</summary>
    Task<IReadOnlyDictionary<TaskStage, long>> Counts(TownlineDb db, long staffId, IReadOnlyCollection<long> teamIds, CancellationToken cancel);

    /// <summary>When a choice of the forms falls due, by the town's clock and its first calendar.</summary>
    /// <param name="day">For <see cref="TaskWhen.Day"/>.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">No day, a past one, or one more than ten years ahead; a town that is never open.</exception>
    ValueTask<DateTimeOffset> At(Tenant tenant, TaskWhen when, DateOnly? day, DateTimeOffset now);
}

/// <summary>When, as a clerk thinks of it.</summary>
internal enum TaskWhen
{
    /// <summary>Eight o'clock tomorrow, whatever day that is.</summary>
    TomorrowMorning = 1,

    /// <summary>When the town opens next, on a later day than this.</summary>
    NextBusinessDay = 2,

    /// <summary>When the town opens, on the seventh day from now or the first one after that is open.</summary>
    InAWeek = 3,

    /// <summary>Eight o'clock on that day; on this day, the end of it.</summary>
    Day = 4,
}

/// <summary>Where a task stands in time.</summary>
internal enum TaskStage
{
    Later = 0,
    Today = 1,
    Late = 2,
}

internal sealed record NewTask
{
    public required string What { get; init; }
    public long? RequestId { get; init; }

    /// <summary>Reference of the request.</summary>
    public long? Number { get; init; }
    public long? PersonId { get; init; }

    /// <summary>Who does it; or a team.</summary>
    public long? StaffId { get; init; }
    public long? TeamId { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>A reminder of the one who does it: at its time the request comes back to the top of their queue.</summary>
    public bool Reminds { get; init; }

    /// <summary>With <see cref="Reminds"/>: a request that is closed by then is opened again.</summary>
    public bool Reopens { get; init; }

    /// <summary>The question to somebody outside (<see cref="Conversations.Contracts.Inquiry"/>) whose answer ends it.</summary>
    public long? AwaitsId { get; init; }
}

internal sealed record TaskView
{
    public required long Id { get; init; }
    public required string What { get; init; }
    public long? RequestId { get; init; }
    public long? Number { get; init; }
    public long? PersonId { get; init; }
    public long? StaffId { get; init; }
    public long? TeamId { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required TaskStage Stage { get; init; }
    public required bool Open { get; init; }
    public required bool Reminds { get; init; }
    public required bool Reopens { get; init; }
    public long? CreatedById { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public long? DoneById { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public string? Note { get; init; }
}
