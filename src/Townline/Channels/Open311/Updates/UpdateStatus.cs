using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Updates;

/// <summary>The words of mySociety's update extension for what happened, and what its senders mean.</summary>
internal static class UpdateStatus
{
    public const string Unchanged = "unchanged";

    /// <summary>A wish or a state that calls for somebody to look again.</summary>
    public static bool Reopens(string? status) => Normal(status) is "open" or "reopen" or "in_progress" or "investigating" or "planned" or "action_scheduled" or "for_triage";

    /// <summary>The status that an entry of the timeline brought about.</summary>
    public static string Of(TimelineEntry entry, Workflow workflow) => entry switch
    {
        { EventKind: "request.closed", Data: { } data } => Of(JsonColumn.Read<ClosedData>(data).Outcome),
        { EventKind: "request.moved", Data: { } data } => workflow.Find(JsonColumn.Read<MovedData>(data).To)?.UpdateStatus ?? "open",
        { EventKind: "request.reopened" } => "open",
        _ => Unchanged,
    };

    private static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Done => "fixed",
        Outcome.NotOurs => "not_councils_responsibility",
        Outcome.Duplicate => "duplicate",
        _ => "no_further_action",
    };

    private static string? Normal(string? status) => status?.ToLowerInvariant().Replace(' ', '_');

    private sealed record ClosedData(Outcome Outcome);

    private sealed record MovedData(string To);
}
