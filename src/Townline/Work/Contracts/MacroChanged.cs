using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>A macro was saved or removed.</summary>
/// <param name="What">saved or removed.</param>
internal sealed record MacroChanged(string What, long MacroId, string Name) : DomainEvent
{
    public override string Kind => $"macro.{What}";

    public override long? SubjectId => MacroId;

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}
