using Townline.Faces.Shared.Fields;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>A state that was taken out while requests stand there.</summary>
/// <param name="To">The states they can go to: open ones from an open state, closed ones from a closed one.</param>
/// <param name="Chosen">Where they go; null until that was said.</param>
internal sealed record GoneState(WorkflowState State, StandingThere Standing, IReadOnlyList<FieldOption> To, string? Chosen)
{
    public string Field => $"Input.Gone[{State.Key}]";

    public string Question(IWords words) =>
        words[Standing.More ? "admin-steps.gone.many" : "admin-steps.gone", Standing.Number, State.Name];
}
