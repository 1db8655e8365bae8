using System.ComponentModel;
using Townline.Conversations.Contracts;
using Townline.Faces.Api.Requests;
using Townline.Platform.Events;

namespace Townline.Faces.Api.People;

[Description("One thing on a person's timeline: a message, a note of the staff, something that happened to a request, or a correction of a message or note (its text is the reason).")]
internal sealed record EntryDocument
{
    [Description("Our id: digits, growing with time.")]
    public required string Id { get; init; }

    [Description("When it happened.")]
    public required DateTimeOffset Datetime { get; init; }

    [Description("What it is.")]
    public required EntryKind Kind { get; init; }

    [Description("Of a message: from the person (in) or to them (out).")]
    public required Direction Direction { get; init; }

    [Description("How it came or went, such as web, open311, desk.")]
    public required string Channel { get; init; }

    [Description("Who wrote or did it.")]
    public required ActorKind AuthorKind { get; init; }

    [Description("Id of the member of staff, person or key; null when unknown.")]
    public required string? AuthorId { get; init; }

    [Description("Who may read it; each includes those before it.")]
    public required Audience Audience { get; init; }

    [Description("The words: plain text; of an event the sentence for the resident or the reason given, if any.")]
    public required string Text { get; init; }

    [Description("Reference of the request it is about.")]
    public required string? RequestReference { get; init; }

    [Description("What happened to the request, when it is an event.")]
    public required EventDocument? Event { get; init; }

    [Description("When its words were corrected.")]
    public required DateTimeOffset? CorrectedDatetime { get; init; }

    [Description("Files that came with it.")]
    public required IReadOnlyList<FileDocument> Files { get; init; }

    [Description("Of a message to the person: how far it got.")]
    public required DeliveryState? Delivery { get; init; }
}

[Description("Something that happened to a request.")]
internal sealed record EventDocument
{
    [Description("Which: request.moved, request.assigned, request.closed, request.reopened, request.followed, request.corrected…")]
    public required string Kind { get; init; }

    [Description("State of the workflow before, of request.moved.")]
    public required string? FromState { get; init; }

    [Description("State of the workflow after, of request.moved.")]
    public required string? ToState { get; init; }

    [Description("How it ended, of request.closed: done, could_not, not_ours, no_problem_found or duplicate.")]
    public required string? Outcome { get; init; }
}
