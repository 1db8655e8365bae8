using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <summary>A call as stored: what its marks come to, and what a clerk wrote down. Fields as in <see cref="CallView"/>.</summary>
internal sealed class CallRow : ITenantOwned
{
    public long Id { get; init; }
    public int TenantId { get; init; }
    public string? ExternalId { get; init; }
    public CallState State { get; init; }
    public string? Number { get; init; }
    public string? Caller { get; init; }
    public string? Called { get; init; }
    public string? Agent { get; init; }
    public long? AgentId { get; init; }
    public required IReadOnlyList<long> RingsAt { get; init; }
    public long? TeamId { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public bool Missed { get; init; }
    public bool Skewed { get; init; }

    /// <summary>What the exchange told, without doubles, as it said it.</summary>
    public required IReadOnlyList<CallMark> Marks { get; init; }

    /// <summary>Grows with every event that is told, so that two at once wait for each other.</summary>
    public int Touched { get; init; }
    public long? PersonId { get; init; }
    public string? Outcome { get; init; }
    public string? Note { get; init; }
    public long? EntryId { get; init; }
    public long? RequestId { get; init; }
    public long? LoggedById { get; init; }
    public DateTimeOffset? LoggedAt { get; init; }

    public CallView Read() => new()
    {
        Id = Id,
        ExternalId = ExternalId,
        State = State,
        Number = Number,
        From = Caller,
        To = Called,
        Agent = Agent,
        AgentId = AgentId,
        RingsAt = RingsAt,
        TeamId = TeamId,
        StartedAt = StartedAt,
        AnsweredAt = AnsweredAt,
        EndedAt = EndedAt,
        Missed = Missed,
        Skewed = Skewed,
        PersonId = PersonId,
        Outcome = Outcome,
        Note = Note,
        RequestId = RequestId,
        LoggedById = LoggedById,
        LoggedAt = LoggedAt,
    };
}
