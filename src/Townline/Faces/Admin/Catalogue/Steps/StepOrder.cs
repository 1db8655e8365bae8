using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue.Steps;

/// <summary>The steps of a workflow in the order in which they are drawn: open ones as far as they are from the start, then closed ones, then what comes after opening again, then what nothing leads to.</summary>
internal static class StepOrder
{
    public static IReadOnlyList<WorkflowState> Of(Workflow workflow)
    {
        var order = new List<WorkflowState>();
        Follow(workflow, workflow.Start, order);
        order.AddRange(workflow.States.Where(state => !state.Open));
        Follow(workflow, workflow.Reopened, order);
        order.AddRange(workflow.States.Where(state => !order.Contains(state)));
        return order.DistinctBy(state => state.Key).ToList();
    }

    private static void Follow(Workflow workflow, string from, List<WorkflowState> order)
    {
        var next = new Queue<WorkflowState>();
        if (workflow.Find(from) is { Open: true } first)
        {
            next.Enqueue(first);
        }

        while (next.TryDequeue(out var state))
        {
            if (!order.Contains(state))
            {
                order.Add(state);
                foreach (var other in workflow.From(state.Key).Where(other => other.Open))
                {
                    next.Enqueue(other);
                }
            }
        }
    }
}
