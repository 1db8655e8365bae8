using Townline.Demo.Catalogue;

namespace Townline.Demo.Stories;

/// <summary>A picture to be drawn: what it shows, before or after the work, and the number its details are drawn from.</summary>
internal sealed record DemoPhoto(string Scene, bool After, int Seed)
{
    /// <summary>How many pictures there are of each scene.</summary>
    public const int Variants = 3;
}

/// <summary>Somebody who said "me too", with or without a name.</summary>
internal sealed record DemoFollower(DateTimeOffset At, int? Resident);

/// <summary>Something that happened to a request after it was made.</summary>
internal abstract record DemoStep(DateTimeOffset At);

/// <summary>Given to a team and perhaps to one of its people. <c>By</c> is null when the rules did it.</summary>
internal sealed record Assigned(DateTimeOffset At, string? By, string Team, string? To) : DemoStep(At);

/// <summary>Moved on in the workflow: in_progress, scheduled, waiting (for the resident).</summary>
internal sealed record Moved(DateTimeOffset At, string By, string State) : DemoStep(At);

/// <summary>A clerk wrote to the resident.</summary>
internal sealed record Wrote(DateTimeOffset At, string By, string Text) : DemoStep(At);

/// <summary>The resident wrote again.</summary>
internal sealed record Replied(DateTimeOffset At, string Text) : DemoStep(At);

/// <summary>A note that only staff see.</summary>
internal sealed record Noted(DateTimeOffset At, string By, string Text) : DemoStep(At);

/// <summary>A date on which somebody will look again.</summary>
internal sealed record FollowUp(DateTimeOffset At, string By, DateTimeOffset Due) : DemoStep(At);

/// <summary>
/// Closed. Outcomes: done, could_not, not_ours (<c>To</c> says whose), nothing_found, duplicate (<c>Of</c> is the number of the other request).
/// </summary>
internal sealed record Closed(DateTimeOffset At, string By, string Outcome, string Sentence, string? To, int? Of, DemoPhoto? Evidence) : DemoStep(At);

/// <summary>The resident said "not fixed", which reopens it.</summary>
internal sealed record Disputed(DateTimeOffset At, string Text) : DemoStep(At);

/// <summary>A request of the demo year. <c>Number</c> counts from 1 in the order of time; <c>Channel</c> is web or open311.</summary>
internal sealed record DemoRequest(
    int Number,
    string Service,
    string Language,
    DateTimeOffset At,
    string Channel,
    int? Resident,
    DemoPlace Place,
    string Description,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
    DemoPhoto? Photo,
    IReadOnlyList<DemoStep> Steps,
    IReadOnlyList<DemoFollower> Followers)
{
    /// <summary>Whether it is closed at the end of its steps.</summary>
    public bool IsClosed => Steps.LastOrDefault(s => s is Closed or Disputed) is Closed;

    /// <summary>Whether "not fixed" was said and nothing done about it.</summary>
    public bool IsDisputed => Steps.LastOrDefault(s => s is Closed or Disputed) is Disputed;

    /// <summary>Whether it is open for longer than was promised, also when a weekend and a holiday lay between.</summary>
    public bool IsLate(DateTimeOffset now)
    {
        var promise = DemoCatalogue.Get(Service).Promise;
        return !Steps.Any(step => step is Closed) && At + (promise.Hours is { } hours ? TimeSpan.FromHours(hours) : TimeSpan.FromDays(promise.BusinessDays!.Value * 1.4 + 3)) < now;
    }
}
