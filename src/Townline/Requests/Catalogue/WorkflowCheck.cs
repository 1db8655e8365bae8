using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <summary>Does a workflow hold together? It begins open, every move has two ends, and from every open state there is a way to close.</summary>
internal static class WorkflowCheck
{
    public static IEnumerable<ServiceProblem> Problems(Workflow workflow)
    {
        if (workflow.Find(workflow.Start) is not { Open: true } || workflow.Find(workflow.Reopened) is not { Open: true })
        {
            yield return Problem("workflow-start");
        }

        if (workflow.States.All(state => state.Open))
        {
            yield return Problem("workflow-end");
        }

        foreach (var move in workflow.Moves.Where(move => workflow.Find(move.From) is null || workflow.Find(move.To) is null))
        {
            yield return Problem("workflow-move", move.From, move.To);
        }

        foreach (var state in workflow.States.Where(state => state.Open && !CanEnd(workflow, state.Key)))
        {
            yield return Problem("workflow-dead-end", state.Key);
        }
    }

    private static bool CanEnd(Workflow workflow, string start)
    {
        var seen = new HashSet<string> { start };
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var key))
        {
            foreach (var state in workflow.From(key))
            {
                if (!state.Open)
                {
                    return true;
                }

                if (seen.Add(state.Key))
                {
                    next.Enqueue(state.Key);
                }
            }
        }

        return false;
    }

    private static ServiceProblem Problem(string code, params object[] args) => new(nameof(ServiceInfo.Workflow), code, args);
}
