using Townline.Platform.Events;

namespace Townline.Platform.Retention;

/// <summary>A class was made, changed or taken away, or something else falls under it now.</summary>
/// <param name="Change">"saved" or "removed".</param>
internal sealed record RetentionChanged(string Change, long Id, string Code) : DomainEvent
{
    public override string Kind => $"retention.{Change}";
    public override long? SubjectId => Id;
    public override string? Why => Reason;
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
    public string? Reason { get; init; }
}

/// <summary>The time of some records was over, and they went.</summary>
/// <param name="Subject">Code of a <see cref="RetainedSubject"/>.</param>
/// <param name="Class">Code of the class by which they went.</param>
internal sealed record RecordsForgotten(string Subject, string Class, int Count) : DomainEvent
{
    public override string Kind => "retention.gone";
}

/// <summary>A request or a person is held, or is no longer.</summary>
internal sealed record HoldChanged(long Subject, HeldThing Of, bool Ended) : DomainEvent
{
    public override string Kind => Ended ? "retention.hold-ended" : "retention.hold";
    public override long? SubjectId => Subject;
    public override string? Why => Reason;
    public string? Reason { get; init; }
}
