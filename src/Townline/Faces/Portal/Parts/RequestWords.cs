using Townline.Faces.Shared.Parts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Parts;

/// <summary>How a request stands, in a resident's words.</summary>
internal static class RequestWords
{
    /// <summary>The state of its workflow while it is open, its outcome once it is closed.</summary>
    public static string State(IWords words, RequestView request, ServiceInfo? service)
    {
        if (request is { Open: false, Outcome: { } outcome })
        {
            return Outcome(words, outcome);
        }

        var name = words.Of((service?.Workflow ?? Workflow.Standard).Find(request.State)?.Name);
        return name.Length > 0 ? name : request.Open ? words["request.open"] : words["request.closed"];
    }

    public static string Outcome(IWords words, Outcome outcome) => outcome switch
    {
        Requests.Contracts.Outcome.Done => words["outcome.done"],
        Requests.Contracts.Outcome.CouldNot => words["outcome.could-not"],
        Requests.Contracts.Outcome.NotOurs => words["outcome.not-ours"],
        Requests.Contracts.Outcome.Duplicate => words["outcome.duplicate"],
        _ => words["outcome.no-problem"],
    };

    public static Tone Tone(RequestView request) => request switch
    {
        { Open: false, Outcome: Requests.Contracts.Outcome.Done } => Shared.Parts.Tone.Green,
        { Open: false } => Shared.Parts.Tone.Grey,
        { Disputed: true } => Shared.Parts.Tone.Red,
        { State: "waiting" } => Shared.Parts.Tone.Amber,
        { State: "received" } => Shared.Parts.Tone.Violet,
        _ => Shared.Parts.Tone.Teal,
    };

    /// <summary>"Within 5 business days", or null when nothing is promised.</summary>
    public static string? Promise(IWords words, ServiceInfo service) => service.Promise switch
    {
        { Unit: PromiseUnit.Hours, Amount: var hours } => words["promise.hours", hours],
        { Unit: PromiseUnit.BusinessHours, Amount: var hours } => words["promise.business-hours", hours],
        { Amount: var days } => words["promise.business-days", days],
        null => null,
    };
}
