using Townline.Platform.Events;

namespace Townline.Requests.Contracts;

/// <summary>A service was added, changed or taken off the catalogue.</summary>
internal sealed record ServiceChanged(long ServiceId, string Code) : DomainEvent
{
    internal const string Name = "service.changed";

    public override string Kind => Name;

    public override long? SubjectId => ServiceId;

    public override string? Why => Reason;

    /// <summary>What is different now; empty for a service that was added.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public string? Reason { get; init; }
}
