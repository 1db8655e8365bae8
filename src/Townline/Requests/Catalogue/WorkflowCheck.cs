using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <summary>
/// Does a workflow hold together? It begins open and opens again open; from every state there is a way to close, and a way to get there; no move stands there
/// twice. States that are being given up are looked at only for where their requests go.
/// </summary>
internal static class WorkflowCheck
{
    public static IEnumerable<ServiceProblem> Problems(Workflow workflow) =>
        Ends(workflow).Concat(Moves(workflow)).Concat(Ways(workflow)).Concat(Leaving(workflow));

    private static IEnumerable<ServiceProblem> Ends(Workflow workflow)
    {
        if (workflow.Find(workflow.Start) is not { Open: true, LeavesTo: null })
        {
            yield return Problem("workflow-start");
        }

        if (workflow.Find(workflow.Reopened) is not { Open: true, LeavesTo: null })
        {
            yield return Problem("workflow-reopened");
        }

        if (workflow.Staying.All(state => state.Open))
        {
            yield return Problem("workflow-end");
        }

        foreach (var twice in workflow.States.GroupBy(state => state.Key).Where(group => group.Count() > 1))
        {
            yield return Problem("workflow-state-twice", twice.Key);
        }
    }

    private static IEnumerable<ServiceProblem> Moves(Workflow workflow)
    {
        foreach (var move in workflow.Moves.Distinct())
        {
            if (workflow.Find(move.From) is null || workflow.Find(move.To) is null)
            {
                yield return Problem("workflow-move", Name(workflow, move.From), Name(workflow, move.To));
            }
            else if (move.From == move.To)
            {
                yield return Problem("workflow-move-itself", Name(workflow, move.From));
            }
            else if (workflow.Moves.Count(other => other == move) > 1)
            {
                yield return Problem("workflow-move-twice", Name(workflow, move.From), Name(workflow, move.To));
            }
        }
    }

    private static IEnumerable<ServiceProblem> Ways(Workflow workflow)
    {
        var closing = WorkflowWays.Back(workflow, workflow.Staying.Where(state => !state.Open).Select(state => state.Key));
        var reached = WorkflowWays.Reached(workflow);
        foreach (var state in workflow.Staying)
        {
            if (state.Open && !closing.Contains(state.Key))
            {
                yield return Problem("workflow-dead-end", Name(workflow, state.Key));
            }

            if (!reached.Contains(state.Key))
            {
                yield return Problem("workflow-unreachable", Name(workflow, state.Key));
            }

            if (state is { Key: Workflow.Waiting, Open: true } && !workflow.From(state.Key).Any(next => next.Open && next.Key != state.Key))
            {
                yield return Problem("workflow-waiting", Name(workflow, state.Key));
            }
        }
    }

    private static IEnumerable<ServiceProblem> Leaving(Workflow workflow)
    {
        foreach (var state in workflow.Leaving)
        {
            if (workflow.Find(state.LeavesTo!) is not { LeavesTo: null } target || target.Open != state.Open)
            {
                yield return Problem("workflow-leaves", Name(workflow, state.Key));
            }

            if (workflow.Moves.Any(move => move.To == state.Key))
            {
                yield return Problem("workflow-leaves-into", Name(workflow, state.Key));
            }
        }
    }

    /// <summary>The words people read; of a state that there is not, its key.</summary>
    private static object Name(Workflow workflow, string key) => workflow.Find(key) is { Name.IsEmpty: false } state ? state.Name : key;

    private static ServiceProblem Problem(string code, params object[] args) => new(nameof(ServiceInfo.Workflow), code, args);
}
