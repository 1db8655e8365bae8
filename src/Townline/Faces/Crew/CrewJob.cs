using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Files;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Crew;

/// <summary>All that a crew sees of a job.</summary>
internal sealed record CrewJob
{
    private const int MostEntries = 12;

    public required RequestView Request { get; init; }
    public required ServiceInfo Service { get; init; }

    /// <summary>The form with which it was reported.</summary>
    public required ServiceForm Form { get; init; }
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }
    public required IReadOnlyList<StoredFile> Files { get; init; }

    /// <summary>Who reported it; null when the reader may not see people.</summary>
    public PersonCard? Person { get; init; }
    public required IReadOnlyList<Team> Teams { get; init; }
    public required IReadOnlyDictionary<long, string> Staff { get; init; }

    /// <summary>See <see cref="IFieldWork.Pass"/>.</summary>
    public required string Pass { get; init; }

    public IEnumerable<StoredFile> Pictures => Files.Where(file => file.IsPicture && file.PublishedSha is not null);

    /// <summary>What staff wrote for each other, newest first: what to look out for stands there.</summary>
    public IEnumerable<TimelineEntry> Notes => Timeline.Where(entry => entry.Kind == EntryKind.Note).Reverse().Take(MostEntries);

    /// <summary>What was said and how it went, newest first. The report itself stands above it.</summary>
    public IEnumerable<TimelineEntry> Story => Timeline
        .Where(entry => entry is { Kind: EntryKind.Message } or { EventKind: "request.closed" or "request.reopened" } && entry.Text.Length > 0 && entry.Text != Request.Description)
        .Reverse().Take(MostEntries);

    public string NameOf(long? staffId) => staffId is { } id ? Staff.GetValueOrDefault(id, "") : "";

    /// <summary>The outcomes that a crew may choose; which request it doubles is seen at the desk.</summary>
    public static IEnumerable<Outcome> Outcomes => Enum.GetValues<Outcome>().Where(outcome => outcome != Outcome.Duplicate);
}
