using System.Text.Json.Serialization;
using Townline.Platform.Events;

namespace Townline.Requests.Contracts;

/// <summary>A request that another system took and may have closed, to be taken over as it is.</summary>
internal sealed record PastRequest
{
    /// <summary>Its id there, unique for the source.</summary>
    public required string ExternalId { get; init; }
    public required PastService Service { get; init; }
    public required string Channel { get; init; }
    public required bool Open { get; init; }

    /// <summary>Of a closed one, where the other system says it: not every system knows why it closed a request.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What was said when it was closed.</summary>
    public string? OutcomeText { get; init; }
    public string Description { get; init; } = "";
    public string? Address { get; init; }
    public string? Zip { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? Area { get; init; }

    /// <summary>Answers as JSON, an object of lists of texts, as in <see cref="RequestView.Answers"/>.</summary>
    public string? Answers { get; init; }
    public RequestVisibility Visibility { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Of a closed one.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>A service of the catalogue as far as a past request needs it.</summary>
/// <param name="OpenState">State of an open request.</param>
/// <param name="ClosedState">State of a closed one.</param>
internal sealed record PastService(long Id, string Code, long? TeamId, RequestVisibility Visibility, string OpenState, string ClosedState)
{
    public static PastService Of(ServiceInfo service) =>
        new(service.Id, service.Code, service.TeamId, service.Visibility, service.Workflow.Start, service.Workflow.States.First(state => !state.Open).Key);
}

/// <summary>A past request with the id it has here.</summary>
internal readonly record struct TakenOver(long Id, PastRequest Request);

/// <summary>Requests of another system were taken over: one event for many, so that a history of a million fills neither the log nor the screens.</summary>
/// <param name="ExternalSource">Where they come from.</param>
/// <param name="Count">How many.</param>
internal sealed record RequestsTakenOver(string ExternalSource, int Count) : DomainEvent
{
    internal const string Name = "request.taken-over";

    public override string Kind => Name;

    /// <summary>For listeners in the same unit; not kept in the log.</summary>
    [JsonIgnore]
    public IReadOnlyList<TakenOver> Requests { get; init; } = [];
}
