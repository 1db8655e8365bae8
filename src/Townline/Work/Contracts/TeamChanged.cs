using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>A team was added, changed or dissolved.</summary>
internal sealed record TeamChanged(long TeamId, string Code) : DomainEvent
{
    internal const string Name = "team.changed";

    public override string Kind => Name;

    public override long? SubjectId => TeamId;

    public override string? Why => Reason;

    /// <summary>What is different now; empty for one that was added or taken away.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public string? Reason { get; init; }
}

/// <summary>A skill was added, changed or taken away.</summary>
internal sealed record SkillChanged(string Code) : DomainEvent
{
    internal const string Name = "skill.changed";

    public override string Kind => Name;
}
