using Townline.Requests.Contracts;

namespace Townline.Requests.Catalogue;

/// <summary>Where one gets in a workflow.</summary>
internal static class WorkflowWays
{
    /// <summary>States that a request can come to: from the start by the moves, and where it opens again once it was closed.</summary>
    public static HashSet<string> Reached(Workflow workflow)
    {
        var reached = Spread([workflow.Start], key => workflow.From(key).Select(state => state.Key));
        return workflow.States.Any(state => !state.Open && reached.Contains(state.Key))
            ? Spread([.. reached, workflow.Reopened], key => workflow.From(key).Select(state => state.Key))
            : reached;
    }

    /// <summary>States from which one of these can be reached, and these themselves.</summary>
    public static HashSet<string> Back(Workflow workflow, IEnumerable<string> ends) =>
        Spread(ends, key => workflow.Moves.Where(move => move.To == key).Select(move => move.From));

    private static HashSet<string> Spread(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var seen = from.ToHashSet(StringComparer.Ordinal);
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var key))
        {
            foreach (var other in next(key).Where(seen.Add))
            {
                open.Enqueue(other);
            }
        }

        return seen;
    }
}
