using System.Text.Json;
using Townline.Conversations.Contracts;
using Townline.Faces.Portal.Parts;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using LineKind = Townline.Faces.Shared.Parts.EntryKind;

namespace Townline.Faces.Portal.Track;

/// <summary>A line of the timeline as a resident reads it.</summary>
/// <param name="Said">The words of a person, empty for what only happened.</param>
internal sealed record TimelineLine(LineKind Kind, string Who, DateTimeOffset At, string What, string Said, IReadOnlyList<Picture> Pictures)
{
    /// <summary>When the town corrected the words; null when they stand as they were said. What stood there before is for the staff.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }

    private sealed record MovedTo(string To);

    private sealed record ClosedAs(Outcome Outcome, string? To);

    private sealed record ReopenedBecause(bool Disputed);

    /// <param name="you">What the reporter is called: "you" to themselves, "a resident" to others.</param>
    public static TimelineLine Of(TimelineEntry entry, ServiceInfo? service, string town, string you, IReadOnlyList<Picture> pictures, IWords words)
    {
        var (kind, who, what) = entry switch
        {
            { Kind: EntryKind.Event } => (LineKind.Change, town, Event(entry, service, words)),
            { Direction: Direction.In } => (LineKind.Resident, you, ""),
            _ => (LineKind.Town, town, ""),
        };
        return new TimelineLine(entry is { EventKind: "request.closed" } ? LineKind.Town : kind, who, entry.At, what, entry.Text, pictures) { CorrectedAt = entry.CorrectedAt };
    }

    private static string Event(TimelineEntry entry, ServiceInfo? service, IWords words)
    {
        switch (entry.EventKind)
        {
            case "request.moved" when Data<MovedTo>(entry) is { } moved:
                return words["timeline.moved", words.Of((service?.Workflow ?? Workflow.Standard).Find(moved.To)?.Name) is { Length: > 0 } name ? name : moved.To];
            case "request.closed" when Data<ClosedAs>(entry) is { } closed:
                var outcome = RequestWords.Outcome(words, closed.Outcome);
                return closed.To is { } to ? words["timeline.closed-to", outcome, to] : words["timeline.closed", outcome];
            case "request.reopened":
                return Data<ReopenedBecause>(entry) is { Disputed: true } ? words["timeline.disputed"] : words["timeline.reopened"];
            default:
                return words["timeline.changed"];
        }
    }

    private static T? Data<T>(TimelineEntry entry)
        where T : class => entry.Data is { } json ? JsonSerializer.Deserialize<T>(json, JsonColumn.Options) : null;
}
