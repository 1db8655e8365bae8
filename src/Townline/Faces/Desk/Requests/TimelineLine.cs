using System.Text.Json;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using LineKind = Townline.Faces.Shared.Parts.EntryKind;

namespace Townline.Faces.Desk.Requests;

/// <summary>Entries to show, and the request they stand under (for names and files).</summary>
/// <param name="MayCorrect">Whether the reader may correct what was said.</param>
/// <param name="Mails">What came as mails, by entry; none where the words are enough.</param>
/// <param name="Queue">The list that the request was opened from, as the value of a parameter.</param>
internal sealed record TimelinePart(IReadOnlyList<TimelineEntry> Entries, RequestPane Pane, bool MayCorrect, IReadOnlyDictionary<long, MailView>? Mails = null, string Queue = "");

/// <summary>An entry of the timeline in words for a clerk.</summary>
/// <param name="What">What happened, for an event.</param>
internal sealed record TimelineLine(LineKind Kind, string Who, string? Via, string? What)
{
    public static TimelineLine Of(TimelineEntry entry, RequestPane pane, IWords words) => new(
        entry switch
        {
            { Kind: EntryKind.Event or EntryKind.Correct } => LineKind.Change,
            { Kind: EntryKind.Note } or { InquiryId: not null } => LineKind.Note,
            { Direction: Direction.In } => LineKind.Resident,
            _ => LineKind.Town,
        },
        WhoDid(entry, pane, words),
        entry.Kind == EntryKind.Message && words.Has($"desk.channel.{entry.Channel}") ? words[$"desk.channel.{entry.Channel}"] : null,
        entry.Kind switch
        {
            EntryKind.Event => Happening(entry, pane, words),
            EntryKind.Correct => Corrected(entry, words),
            _ => Outside(entry, pane, words),
        });

    private static string WhoDid(TimelineEntry entry, RequestPane pane, IWords words) => entry switch
    {
        { AuthorKind: ActorKind.Staff } => pane.NameOf(entry.AuthorId) is { Length: > 0 } name ? name : words["desk.staff"],
        { AuthorKind: ActorKind.System } => words["desk.system"],

        // A task that comes about because somebody wrote is nothing that they wrote down.
        { EventKind: { } kind } when kind.StartsWith("task.", StringComparison.Ordinal) => words["desk.system"],
        { Direction: Direction.In, InquiryId: { } inquiry } => pane.AskedOf(inquiry) is { Length: > 0 } address ? address : words["desk-ask.outside"],
        { Direction: Direction.In, ActingPersonId: { } acting } => words["desk.acting", NameOf(acting, pane, words), NameOf(entry.PersonId, pane, words)],
        { Direction: Direction.In } => NameOf(entry.PersonId, pane, words),
        _ => words["desk.resident"],
    };

    private static string NameOf(long? personId, RequestPane pane, IWords words) =>
        (personId is { } id && pane.Writers.TryGetValue(id, out var writer) ? writer : pane.Person)?.DisplayName ?? words["desk.unknown-person"];

    /// <summary>What was asked outside, and what came back; null for all else.</summary>
    private static string? Outside(TimelineEntry entry, RequestPane pane, IWords words) => entry.InquiryId is not { } inquiry ? null
        : inquiry == entry.Id ? words["desk-ask.asked", pane.AskedOf(inquiry) is { Length: > 0 } address ? address : words["desk-ask.outside"]]
        : words["desk-ask.answer"];

    private static string Corrected(TimelineEntry entry, IWords words)
    {
        using var data = JsonDocument.Parse(entry.Data ?? "{}");
        return words[Text(data.RootElement, "kind") == "note" ? "desk.event.note-corrected" : "desk.event.message-corrected"];
    }

    private static string Happening(TimelineEntry entry, RequestPane pane, IWords words)
    {
        using var data = JsonDocument.Parse(entry.Data ?? "{}");
        var root = data.RootElement;
        return entry.EventKind switch
        {
            "request.moved" => words["desk.event.moved", words.Of(pane.Service.Workflow.Find(Text(root, "to") ?? "")?.Name)],
            "request.assigned" => Assigned(root, pane, words),
            "request.closed" => words["desk.event.closed", words[$"desk.outcome.{OutcomeOf(Text(root, "outcome"))}"]],
            "request.reopened" => words[root.TryGetProperty("disputed", out var disputed) && disputed.GetBoolean() ? "desk.event.disputed" : "desk.event.reopened"],
            "request.followed" => words["desk.event.followed"],
            "request.priority" => words["desk.event.priority", words[$"desk.list.priority.{Text(root, "to")?.ToLowerInvariant()}"]],
            "request.follow-up" => Text(root, "at") is { } at ? words["desk.event.follow-up", at[..10]] : words["desk.event.follow-up.none"],
            "request.corrected" => words["desk.event.corrected", string.Join("; ", Before(root, words))],
            "request.perhaps-same" => words["desk-same.event.perhaps", $"{Number(root, "earlierNumber")}", words.Percent(root.GetProperty("score").GetDouble())],
            "request.linked" => words["desk-same.event.linked", $"{Number(root, "parentNumber")}"],
            "request.unlinked" => words["desk-same.event.unlinked", $"{Number(root, "parentNumber")}"],
            "request.child-linked" => words["desk-same.event.child", $"{Number(root, "childNumber")}"],
            "request.child-unlinked" => words["desk-same.event.child-gone", $"{Number(root, "childNumber")}"],
            "message.twin" => words["desk-mail.twin", $"{Number(root, "number")}"],
            { } sorted when sorted.StartsWith("entry.", StringComparison.Ordinal) => Sorted(sorted["entry.".Length..], root, words),
            { } kind when words.Has($"desk.event.{kind}") => words[$"desk.event.{kind}"],
            _ => entry.EventKind ?? "",
        };
    }

    private static string Sorted(string what, JsonElement root, IWords words)
    {
        var isUndo = root.TryGetProperty("isUndo", out var undo) && undo.GetBoolean();
        return words[isUndo ? "desk.event.sorted.undone" : $"desk.event.sorted.{what}", $"{Number(root, "number")}", Number(root, "messages") ?? 0];
    }

    private static string Assigned(JsonElement root, RequestPane pane, IWords words)
    {
        var person = pane.NameOf(Number(root, "assigneeId"));
        var team = Number(root, "teamId") is { } id ? words.Of(pane.Teams.ById(id)?.Name) : "";
        return (person.Length, team.Length) switch
        {
            (> 0, > 0) => words["desk.event.assigned.both", person, team],
            (> 0, _) => words["desk.event.assigned.one", person],
            (_, > 0) => words["desk.event.assigned.one", team],
            _ => words["desk.event.assigned.nobody"],
        };
    }

    private static IEnumerable<string> Before(JsonElement root, IWords words) =>
        root.TryGetProperty("before", out var before)
            ? before.EnumerateObject().Select(field => words["desk.event.corrected.field", words[$"desk.field.{field.Name}"], field.Value.GetString() ?? "–"])
            : [];

    internal static Outcome OutcomeOf(string? text) => Enum.TryParse<Outcome>(text, ignoreCase: true, out var outcome) ? outcome : Outcome.Done;

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
