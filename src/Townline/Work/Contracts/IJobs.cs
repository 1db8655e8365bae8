using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Work.Contracts;

/// <summary>
/// The same work on many requests. The set is frozen when the job is made; it runs in the background, each request in a unit of its own and exactly once, under the name of
/// the clerk who asked for it and with their rights at that time. What it changed can be put back for a day.
/// </summary>
internal interface IJobs
{
    /// <summary>Most requests in one job.</summary>
    const int Most = 2000;

    /// <summary>How long it can be undone after its end.</summary>
    static readonly TimeSpan UndoTime = TimeSpan.FromHours(24);

    /// <summary>Makes a job of these requests; nothing is done yet.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">None, or more than <see cref="Most"/>.</exception>
    Task<long> Make(Unit unit, long staffId, IReadOnlyList<long> requestIds);

    /// <summary>Says what is to be done, while it has not begun.</summary>
    /// <param name="services">Codes of the services for which the steps are meant; others refuse them. Null: for all.</param>
    /// <exception cref="Requests.Contracts.RuleBrokenException">Nothing is to be done, a sentence is missing, or it has begun.</exception>
    Task Plan(Unit unit, long staffId, long jobId, WorkSteps steps, IReadOnlyList<string>? services = null);

    /// <summary>Begins: at once, or when residents hear something after the town's pause, until which it can be stopped without a trace.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">It has begun, or nothing is planned.</exception>
    Task Start(Unit unit, Tenant tenant, long staffId, long jobId);

    /// <summary>Ends it where it is; what was done stays done.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">It does not run.</exception>
    Task Stop(Unit unit, long staffId, long jobId);

    /// <summary>Puts back what it changed, of each request that nobody has touched since.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">It has not ended, ended too long ago, or was undone already.</exception>
    Task Undo(Unit unit, long staffId, long jobId);

    /// <summary>A job of this clerk; null when there is none or it is another's.</summary>
    Task<JobView?> Find(TownlineDb db, long staffId, long jobId, CancellationToken cancel);

    /// <summary>Their newest.</summary>
    Task<IReadOnlyList<JobView>> Of(TownlineDb db, long staffId, int most, CancellationToken cancel);

    /// <summary>Requests of a job with what became of each, in the order in which they stand in it.</summary>
    Task<IReadOnlyList<JobItem>> Items(TownlineDb db, long jobId, int most, CancellationToken cancel);
}

/// <param name="Steps">Null until it is planned.</param>
/// <param name="Counts">How many of its requests stand how.</param>
/// <param name="StartsAt">When it begins, or began.</param>
internal sealed record JobView(
    long Id, JobState State, WorkSteps? Steps, int Total, IReadOnlyDictionary<JobItemState, int> Counts, DateTimeOffset CreatedAt, DateTimeOffset? StartsAt, DateTimeOffset? EndedAt)
{
    public int Of(JobItemState state) => Counts.GetValueOrDefault(state);

    /// <summary>It is in work.</summary>
    public bool Runs => State is JobState.Running or JobState.Undoing;
}

/// <summary>The numbers are stored.</summary>
internal enum JobState
{
    /// <summary>Its requests are chosen; what to do with them perhaps not yet.</summary>
    Planned = 0,
    Running = 1,
    Stopped = 2,
    Done = 3,
    Undoing = 4,
    Undone = 5,
}

/// <param name="Step">The step that could not be done.</param>
/// <param name="Why">A key of the words of rules, without "rule.".</param>
internal sealed record JobItem(long RequestId, JobItemState State, WorkStep? Step, string? Why, IReadOnlyList<string> Args);

/// <summary>The numbers are stored.</summary>
internal enum JobItemState
{
    Waiting = 0,
    Done = 1,

    /// <summary>It was so already.</summary>
    Same = 2,

    /// <summary>A step could not be done, so none was.</summary>
    Refused = 3,

    /// <summary>The job was stopped before.</summary>
    Left = 4,
    Undone = 5,

    /// <summary>Not put back: somebody has changed it since, or a rule forbids it.</summary>
    Kept = 6,
}
