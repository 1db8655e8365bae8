using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>A crew told something of a job.</summary>
/// <param name="Kept">It came too late to change anything and stands on the request as a note.</param>
internal sealed record FieldTold(long RequestId, FieldStep Step, bool Kept, DateTimeOffset DoneAt) : DomainEvent
{
    public override string Kind => "field.told";

    public override long? SubjectId => RequestId;
}
