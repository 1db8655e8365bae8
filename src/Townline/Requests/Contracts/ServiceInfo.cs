using Townline.Platform.Words;

namespace Townline.Requests.Contracts;

/// <summary>A service of the catalogue as everyone reads it. Instances are shared and cached: never changed.</summary>
internal sealed record ServiceInfo
{
    public required long Id { get; init; }

    /// <summary>Letters, digits, hyphen, underscore; unique in the town; Open311's service_code.</summary>
    public required string Code { get; init; }
    public required LocalText Name { get; init; }
    public LocalText Description { get; init; } = LocalText.Empty;
    public LocalText Group { get; init; } = LocalText.Empty;

    /// <summary>Words people use for it, per language, separated by commas.</summary>
    public LocalText Keywords { get; init; } = LocalText.Empty;
    public ServiceForm Form { get; init; } = ServiceForm.None;

    /// <summary>realtime, batch or blackbox, as Open311 has it.</summary>
    public string Type { get; init; } = "realtime";
    public long? TeamId { get; init; }
    public Promise? Promise { get; init; }
    public RequestVisibility Visibility { get; init; }
    public bool AnonymousAllowed { get; init; } = true;

    /// <summary>A place must be given.</summary>
    public bool NeedsPlace { get; init; } = true;

    /// <summary>Areas (codes) where it is offered; empty: everywhere.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Closing with one of these outcomes needs a photo or document.</summary>
    public IReadOnlyList<Outcome> EvidenceFor { get; init; } = [];

    /// <summary>Said to the resident right after reporting.</summary>
    public LocalText? Notice { get; init; }
    public Workflow Workflow { get; init; } = Workflow.Standard;

    /// <summary>Order within its group; smaller first.</summary>
    public int Order { get; init; }
    public bool Active { get; init; } = true;

    /// <summary>Grows with every change; 0 for a service that is not stored yet.</summary>
    public int Version { get; init; }
}

/// <summary>By when a request is to be done.</summary>
/// <param name="Amount">Above 0.</param>
/// <param name="CalendarId">Calendar that says which hours and days count; null: the town's first.</param>
internal sealed record Promise(int Amount, PromiseUnit Unit, long? CalendarId = null);

internal enum PromiseUnit
{
    Hours = 0,
    BusinessHours = 1,
    BusinessDays = 2,
}

/// <summary>Who may see a request besides the staff and its reporter.</summary>
internal enum RequestVisibility
{
    Public = 0,
    Private = 1,
}
