using Townline.Platform.Events;

namespace Townline.Identity.Rights;

/// <summary>A role was made or changed: its rights, or how its people sign in.</summary>
internal sealed record RoleSaved(long Id, string Code, IReadOnlyList<FieldChange> Changes, string? Reason) : DomainEvent
{
    internal const string Name = "role.saved";

    public override string Kind => Name;
    public override long? SubjectId => Id;
    public override string? Why => Reason;
}

internal sealed record RoleRemoved(long Id, string Code) : DomainEvent
{
    internal const string Name = "role.removed";

    public override string Kind => Name;
    public override long? SubjectId => Id;
}
