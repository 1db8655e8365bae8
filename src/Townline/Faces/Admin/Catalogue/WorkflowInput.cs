using System.Globalization;
using Townline.Faces.Admin.Parts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>The states of a service's requests and the moves between them, as they are typed.</summary>
public sealed class WorkflowInput
{
    /// <summary>Version that the editor saw.</summary>
    public int Version { get; set; }
    public List<StateInput> States { get; set; } = [];

    /// <summary>For states that were taken out, by key: the state to which their requests go.</summary>
    public Dictionary<string, string?> Gone { get; set; } = [];
    public string? Start { get; set; }
    public string? Reopened { get; set; }
    public string? Reason { get; set; }

    internal static WorkflowInput Of(Workflow workflow, int version) => new()
    {
        Version = version,
        Start = workflow.Start,
        Reopened = workflow.Reopened,
        States =
        [
            .. workflow.Staying.Select(state => new StateInput
            {
                Key = state.Key,
                Name = LocalField.Typed(state.Name),
                Open = state.Open ? "yes" : "no",
                UpdateStatus = state.UpdateStatus,
                To = [.. workflow.From(state.Key).Select(next => next.Key)],
            }),
        ],
    };

    /// <summary>What is typed, without what is being given up.</summary>
    internal Workflow Read(Workflow before, IReadOnlyList<string> languages) => new Workflow(
        [.. States.Select(state => state.Read(before, languages))],
        [.. States.SelectMany(state => state.To.OfType<string>(), (state, to) => new WorkflowMove(state.Key ?? "", to))],
        Start ?? "",
        Reopened ?? "").Known();

    /// <summary>The typed workflow with the states that requests still have to leave: those given up before, and those in <paramref name="used"/>, which go where was said.</summary>
    internal Workflow WithLeaving(Workflow typed, Workflow before, IReadOnlyCollection<string> used)
    {
        var leaving = before.States.Where(state => typed.Find(state.Key) is null && (state.LeavesTo is not null || used.Contains(state.Key))).Select(Leave).ToList();
        return leaving.Count == 0 ? typed : typed with
        {
            States = [.. typed.States, .. leaving],
            Moves = [.. typed.Moves, .. before.Moves.Where(move => leaving.Exists(state => state.Key == move.From) && typed.Find(move.To) is not null)],
        };

        WorkflowState Leave(WorkflowState state) => state with
        {
            LeavesTo = state.LeavesTo is { } already && typed.Find(already) is not null ? already : Gone.GetValueOrDefault(state.LeavesTo ?? state.Key) ?? "",
        };
    }

    /// <summary>Does what a button says; nothing is saved.</summary>
    /// <param name="step">"add", or "remove:3" with the place of a state.</param>
    internal void Do(string step)
    {
        if (step == "add")
        {
            States.Add(new StateInput { Key = ShortName.Of("state", "state", [.. States.Select(state => state.Key ?? "")]), Open = "yes", UpdateStatus = "open" });
        }
        else if (step.StartsWith("remove:", StringComparison.Ordinal) && int.TryParse(step["remove:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < States.Count)
        {
            var key = States[place].Key;
            States.RemoveAt(place);
            States.ForEach(state => state.To.RemoveAll(to => to == key));
        }
    }
}

/// <summary>One state as it is typed.</summary>
public sealed class StateInput
{
    /// <summary>What is stored with a request; never shown and never changed.</summary>
    public string? Key { get; set; }
    public Dictionary<string, string?> Name { get; set; } = [];

    /// <summary>"no" for a state in which a request is closed.</summary>
    public string? Open { get; set; }
    public string? UpdateStatus { get; set; }

    /// <summary>Keys of the states it may go to; one that was sent empty arrives as null.</summary>
    public List<string> To { get; set; } = [];

    internal WorkflowState Read(Workflow before, IReadOnlyList<string> languages) =>
        new(Key ?? "", LocalField.Read(before.Find(Key ?? "")?.Name, Name, languages), Open != "no", Open == "no" ? "closed" : UpdateStatus ?? "open");
}
