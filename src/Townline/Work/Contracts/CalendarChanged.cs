using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>A calendar was added, changed or taken away.</summary>
internal sealed record CalendarChanged(long CalendarId, string Code) : DomainEvent
{
    internal const string Name = "calendar.changed";

    public override string Kind => Name;

    public override long? SubjectId => CalendarId;

    public override string? Why => Reason;

    /// <summary>What is different now; empty for one that was added or taken away.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public string? Reason { get; init; }
}
