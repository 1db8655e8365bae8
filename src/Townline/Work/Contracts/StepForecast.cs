using Townline.Requests.Contracts;

namespace Townline.Work.Contracts;

/// <summary>What can be said beforehand, from a request as it stands: for the page that asks whether to begin. The rules themselves are asked when it is done.</summary>
internal static class StepForecast
{
    /// <returns>A key of the words of rules, without "rule."; null when nothing speaks against it.</returns>
    public static string? Obstacle(WorkSteps steps, RequestView request, ServiceInfo service)
    {
        if (!request.Open && steps.All.Any(step => step is WorkStep.Priority or WorkStep.Assign or WorkStep.Move or WorkStep.Close))
        {
            return "already-closed";
        }

        if (steps.State is { } state && state != request.State && !(service.Workflow.Find(state) is { Open: true } && service.Workflow.Allows(request.State, state)))
        {
            return "step-state";
        }

        if (steps.Outcome is not { } outcome)
        {
            return null;
        }

        return service.EvidenceFor.Contains(outcome) ? "close-evidence" : service.Workflow.From(steps.State ?? request.State).All(each => each.Open) ? "step-state" : null;
    }
}
