using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Tasks;

/// <summary>A task as stored. Fields as in <see cref="TaskView"/>; yes is 1.</summary>
internal sealed class TaskRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public required string What { get; init; }
    public long? RequestId { get; init; }
    public long? Number { get; init; }
    public long? PersonId { get; init; }
    public long? StaffId { get; init; }
    public long? TeamId { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public TaskStage Stage { get; set; }
    public int Open { get; set; }
    public int Reminds { get; init; }
    public int Reopens { get; init; }

    /// <summary>The question to somebody outside whose answer ends it; null for most.</summary>
    public long? AwaitsId { get; init; }
    public long? CreatedById { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public long? DoneById { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? Note { get; set; }

    /// <summary>Grows with every change: a timer that was set for an earlier time then does nothing.</summary>
    public int Version { get; set; }

    /// <summary>Name of the maintained count in which it stands.</summary>
    public string CountName => NameOf(StaffId, TeamId, Stage);

    public static string NameOf(long? staffId, long? teamId, TaskStage stage) =>
        staffId is { } staff ? $"task.staff.{staff}.{stage}" : $"task.team.{teamId}.{stage}";

    public TaskView Read() => new()
    {
        Id = Id,
        What = What,
        RequestId = RequestId,
        Number = Number,
        PersonId = PersonId,
        StaffId = StaffId,
        TeamId = TeamId,
        DueAt = DueAt,
        Stage = Stage,
        Open = Open == 1,
        Reminds = Reminds == 1,
        Reopens = Reopens == 1,
        CreatedById = CreatedById,
        CreatedAt = CreatedAt,
        DoneById = DoneById,
        DoneAt = DoneAt,
        Note = Note,
    };
}
