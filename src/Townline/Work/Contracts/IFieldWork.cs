using Townline.Places.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Work.Contracts;

/// <summary>The work of crews outside: whose jobs there are, in which order they are best done, and what crews tell of them.</summary>
internal interface IFieldWork
{
    /// <summary>Open requests with a place that are given to this person, or to a team of theirs and to nobody in it; most urgent first.</summary>
    /// <param name="most">1 to 100.</param>
    Task<IReadOnlyList<RequestView>> Jobs(int tenantId, long staffId, int most, CancellationToken cancel);

    /// <summary>Whether this person may see and finish the request as a job of theirs, open or closed.</summary>
    ValueTask<bool> IsTheirs(int tenantId, RequestView request, long staffId);

    /// <summary>Proves later that the job was theirs when they opened it: what they tell of it is then kept although it was given to others meanwhile.</summary>
    string Pass(Tenant tenant, long staffId, long requestId);

    /// <summary>What was answered to this report when it came first; null when it did not come yet.</summary>
    Task<FieldAnswer?> Answered(TownlineDb db, long staffId, string key, CancellationToken cancel);

    /// <summary>
    /// Does what a crew tells, exactly once for each key: a repetition gets the answer of the first. What cannot be done any more (closed or given to
    /// others meanwhile) changes nothing and is kept on the request as a note with its photos.
    /// </summary>
    /// <exception cref="RuleBrokenException">A rule forbids it, and it is not <see cref="FieldReport.Late"/>.</exception>
    /// <exception cref="KeyNotFoundException">No such request, or it is not and was not a job of theirs.</exception>
    Task<FieldAnswer> Tell(Unit unit, Tenant tenant, FieldReport report);
}

/// <summary>What somebody of a crew did or saw at a job.</summary>
internal sealed record FieldReport
{
    /// <summary>Made where it was told, 8 to 64 letters; the same for every try to send it.</summary>
    public required string Key { get; init; }
    public required long RequestId { get; init; }
    public required long StaffId { get; init; }
    public required FieldStep Step { get; init; }

    /// <summary>The sentence for the resident, the reason or the note, as the step has it.</summary>
    public string Text { get; init; } = "";

    /// <summary>How it ended, for <see cref="FieldStep.Done"/>.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Whose it is, for <see cref="Outcome.NotOurs"/>.</summary>
    public string? To { get; init; }

    /// <summary>Who is needed, for <see cref="FieldStep.OtherTeam"/>.</summary>
    public long? TeamId { get; init; }

    /// <summary>Where it really is, for <see cref="FieldStep.NotHere"/>.</summary>
    public GeoPoint? Point { get; init; }
    public string? Address { get; init; }

    /// <summary>Tickets of uploaded photos, the one of before first.</summary>
    public IReadOnlyList<string> Photos { get; init; } = [];

    /// <summary>Sentences about photos that were refused.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>When it was done by the clock of the device; null: now.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>What the clock of the device showed when it was sent, to find out how far that is off; null when unknown.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>It waited for a signal, and nobody is there to mend it: what a rule forbids is kept as a note.</summary>
    public bool Late { get; init; }

    /// <summary>See <see cref="IFieldWork.Pass"/>.</summary>
    public string? Pass { get; init; }
}

/// <summary>What one can tell of a job. The numbers are stored.</summary>
internal enum FieldStep
{
    OnTheWay = 1,
    Started = 2,

    /// <summary>Ended, with an outcome.</summary>
    Done = 3,

    /// <summary>Not this time; it stays open and goes back to the team.</summary>
    CouldNot = 4,
    OtherTeam = 5,
    Note = 6,
    NotHere = 7,
}

/// <summary>What became of a report.</summary>
/// <param name="Kept">It changed nothing and was kept as a note.</param>
/// <param name="Code">Key of the sentence that says why: "field.kept." + code; null when all was done as told.</param>
/// <param name="Args">Fill the sentence.</param>
internal sealed record FieldAnswer(bool Kept, string? Code, IReadOnlyList<string> Args)
{
    public static FieldAnswer Done { get; } = new(false, null, []);

    /// <summary>When it was done, as far as we know.</summary>
    public DateTimeOffset DoneAt { get; init; }

    /// <summary>It had come before: this is the answer of then.</summary>
    public bool Repeated { get; init; }
}
