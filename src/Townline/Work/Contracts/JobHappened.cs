using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>A job began, got on, ended, was stopped or undone.</summary>
/// <param name="What">started, progress, ended, stopped, undoing, undone.</param>
internal sealed record JobHappened(string What, long JobId, long StaffId) : DomainEvent
{
    public const string Progress = "job.progress";
    public const string Ended = "job.ended";

    public override string Kind => $"job.{What}";

    public override long? SubjectId => JobId;
}

/// <summary>A job did its work on a request, or took it back: the events beside this one, of the same moment, say what.</summary>
internal sealed record JobTouched(long JobId, long RequestId, bool Undo) : DomainEvent
{
    public override string Kind => Undo ? "job.took-back" : "job.did";

    public override long? SubjectId => RequestId;
}
