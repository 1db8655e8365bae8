using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>Something happened to a task. What is to do is not told here: it may name a resident.</summary>
/// <param name="What">added, done, delayed, fell-due, turned.</param>
/// <param name="For">Whose desk it concerns; empty: everybody's.</param>
internal sealed record TaskHappened(string What, long TaskId, long? RequestId, long? Number, long? PersonId, DateTimeOffset DueAt, bool Reminds, IReadOnlyList<long> For) : DomainEvent
{
    public const string Prefix = "task.";

    /// <summary>What happened, when its time has come.</summary>
    public const string FellDue = "fell-due";

    public override string Kind => Prefix + What;

    public override long? SubjectId => RequestId ?? PersonId;
}
