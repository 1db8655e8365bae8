namespace Townline.Requests.Contracts;

/// <summary>What work on a request changes, as it stood at one moment, so that it can be put back.</summary>
internal sealed record RequestStanding
{
    public required string State { get; init; }
    public required bool Open { get; init; }
    public long? TeamId { get; init; }
    public long? AssigneeId { get; init; }
    public Priority Priority { get; init; }
    public bool Disputed { get; init; }
    public DateTimeOffset? FollowUpAt { get; init; }

    public static RequestStanding Of(RequestView request) => new()
    {
        State = request.State,
        Open = request.Open,
        TeamId = request.TeamId,
        AssigneeId = request.AssigneeId,
        Priority = request.Priority,
        Disputed = request.Disputed,
        FollowUpAt = request.FollowUpAt,
    };
}
