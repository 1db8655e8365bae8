using System.Text.Json.Serialization;
using Townline.Platform.Storage;
using Townline.Platform.Words;

namespace Townline.Requests.Contracts;

/// <summary>States a request goes through and the moves allowed between them, as data of a service.</summary>
/// <param name="Start">State of a new request.</param>
/// <param name="Reopened">State after "not fixed" or an answer to a closed request.</param>
internal sealed record Workflow(IReadOnlyList<WorkflowState> States, IReadOnlyList<WorkflowMove> Moves, string Start, string Reopened)
{
    /// <summary>The state from which an answer of the resident moves a request on.</summary>
    public const string Waiting = "waiting";

    /// <summary>The workflow of a service that has none of its own.</summary>
    public static Workflow Standard { get; } = new(
        [
            new("received", LocalText.Of(("en", "Received"), ("es", "Recibida")), true, "open"),
            new("in_progress", LocalText.Of(("en", "In progress"), ("es", "En curso")), true, "in_progress"),
            new("scheduled", LocalText.Of(("en", "Work scheduled"), ("es", "Trabajo programado")), true, "action_scheduled"),
            new("waiting", LocalText.Of(("en", "Waiting for an answer"), ("es", "A la espera de respuesta")), true, "investigating"),
            new("reopened", LocalText.Of(("en", "Opened again"), ("es", "Abierta de nuevo")), true, "open"),
            new("closed", LocalText.Of(("en", "Closed"), ("es", "Cerrada")), false, "closed"),
        ],
        [
            new("received", "in_progress"), new("received", "scheduled"), new("received", "waiting"), new("received", "closed"),
            new("in_progress", "scheduled"), new("in_progress", "waiting"), new("in_progress", "closed"),
            new("scheduled", "in_progress"), new("scheduled", "waiting"), new("scheduled", "closed"),
            new("waiting", "in_progress"), new("waiting", "scheduled"), new("waiting", "closed"),
            new("reopened", "in_progress"), new("reopened", "scheduled"), new("reopened", "waiting"), new("reopened", "closed"),
            new("closed", "reopened"),
        ],
        "received",
        "reopened");

    public WorkflowState? Find(string key) => States.FirstOrDefault(state => state.Key == key);

    /// <summary>States a request in this state may be moved to.</summary>
    public IEnumerable<WorkflowState> From(string key) =>
        Moves.Where(move => move.From == key).Select(move => Find(move.To)).OfType<WorkflowState>();

    /// <summary>States that stay: those that are not being given up.</summary>
    [JsonIgnore]
    public IEnumerable<WorkflowState> Staying => States.Where(state => state.LeavesTo is null);

    [JsonIgnore]
    public IEnumerable<WorkflowState> Leaving => States.Where(state => state.LeavesTo is not null);

    /// <summary>Can a request be put here? It is there, and not being given up.</summary>
    public bool Takes(string key) => Find(key) is { LeavesTo: null };

    /// <summary>Without the states that are being given up, and their moves.</summary>
    public Workflow WithoutLeaving() => Leaving.Any()
        ? (this with { States = [.. Staying], Moves = [.. Moves.Where(move => Takes(move.From) && Takes(move.To))] }).Known()
        : this;

    /// <summary><see cref="Standard"/> itself when this is the same, so that a service keeps none of its own.</summary>
    public Workflow Known() => JsonColumn.Write(this) == JsonColumn.Write(Standard) ? Standard : this;

    public bool Allows(string from, string to) => Moves.Any(move => move.From == from && move.To == to);
}

/// <param name="Key">Lower-case word, stored with the request.</param>
/// <param name="Open">False: the request counts as closed, and an outcome is needed to get here.</param>
/// <param name="UpdateStatus">The word for it in mySociety's update extension, such as in_progress.</param>
internal sealed record WorkflowState(string Key, LocalText Name, bool Open, string UpdateStatus)
{
    /// <summary>
    /// Set while the state is being given up: nothing comes in any more, and the requests that stand here are moved to that state one after another.
    /// When the last has gone, the state goes too.
    /// </summary>
    public string? LeavesTo { get; init; }
}

internal sealed record WorkflowMove(string From, string To);
