using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Townline.Work.Contracts;

namespace Townline.Faces.Api.Cti;

[Description("What a telephone exchange tells of a call.")]
internal sealed record CallBody
{
    [Description("The exchange's own id of the call. The same id is the same call, whatever comes twice, late or out of order."), Required, MaxLength(CallEvent.LongestId)]
    public string? ExternalId { get; init; }

    [Description("What happened."), Required]
    public CallStep? Event { get; init; }

    [Description("The calling number. Left out, empty or a word such as 'anonymous' when it is withheld."), MaxLength(CallEvent.LongestNumber)]
    public string? From { get; init; }

    [Description("The number that was called; it says which team answers."), MaxLength(CallEvent.LongestNumber)]
    public string? To { get; init; }

    [Description("E-mail address or extension of the member of staff at whom it rings, who has it, or to whom it is handed on."), MaxLength(CallEvent.LongestAgent)]
    public string? Agent { get; init; }

    [Description("When it happened, by the exchange's clock; now when left out. A clock more than two minutes ahead or a day behind is noted and not believed.")]
    public DateTimeOffset? Time { get; init; }
}

[Description("Events of calls, in any order.")]
internal sealed record CallsBody
{
    [Description("At most 1,000."), Required, MaxLength(PostCall.MostEvents)]
    public IReadOnlyList<CallBody>? Events { get; init; }
}

[Description("A call as it stands now.")]
internal sealed record CallDocument
{
    [Description("Our id of the call.")]
    public required string Id { get; init; }

    [Description("The exchange's id of it.")]
    public required string ExternalId { get; init; }

    [Description("How it stands, after all events that we know.")]
    public required CallState State { get; init; }

    [Description("False when we knew all this already.")]
    public required bool IsNew { get; init; }

    [Description("False when the agent who was named is nobody we know: the call then rings at everybody of the team.")]
    public required bool AgentKnown { get; init; }
}

[Description("The calls of the events, in their order.")]
internal sealed record CallsDocument
{
    [Description("One for each event.")]
    public required IReadOnlyList<CallDocument> Items { get; init; }
}
