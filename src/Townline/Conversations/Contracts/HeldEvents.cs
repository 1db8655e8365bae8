using Townline.Platform.Events;

namespace Townline.Conversations.Contracts;

/// <summary>An answer was written that leaves later.</summary>
internal sealed record AnswerHeld(long HeldId, long RequestId, DateTimeOffset DueAt) : DomainEvent
{
    public override string Kind => "answer.held";

    public override long? SubjectId => RequestId;
}

/// <summary>An answer was taken back before it left, or given another time.</summary>
/// <param name="What">"taken-back", "moved" or "stopped" (it could not leave when its time came).</param>
internal sealed record HeldAnswerChanged(string What, long HeldId, long RequestId) : DomainEvent
{
    public const string Stopped = "stopped";

    /// <summary>Whoever wrote it, where they have to hear of it.</summary>
    public long? StaffId { get; init; }

    public override string Kind => $"answer.{What}";

    public override long? SubjectId => RequestId;
}

/// <summary>The resident wrote while an answer of a clerk waits for its day.</summary>
internal sealed record HeldAnswerOvertaken(long HeldId, long RequestId, long StaffId) : DomainEvent
{
    public override string Kind => "answer.overtaken";

    public override long? SubjectId => RequestId;
}
