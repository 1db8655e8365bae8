using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>A view was saved, changed or deleted.</summary>
/// <param name="What">saved or removed.</param>
internal sealed record ViewChanged(string What, long ViewId, string Name, ViewAudience Audience) : DomainEvent
{
    public override string Kind => $"view.{What}";

    public override long? SubjectId => ViewId;
}
