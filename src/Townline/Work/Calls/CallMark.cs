using System.Text.Json.Serialization;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <summary>One event of a call as it is kept, without doubles.</summary>
internal sealed record CallMark(CallStep Step, DateTimeOffset SaidAt, string? From, string? To, string? Agent)
{
    /// <summary>An exchange whose clock is further off than this is not believed: its moment is then when we heard of it.</summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(2);

    /// <inheritdoc cref="MostAhead"/>
    public static readonly TimeSpan MostBehind = TimeSpan.FromDays(1);

    /// <summary>Who is meant by <see cref="Agent"/>; null when nobody is known by it.</summary>
    public long? AgentId { get; init; }

    /// <summary>When we first heard of it.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>The exchange's clock is off.</summary>
    [JsonIgnore]
    public bool IsSkewed => SaidAt > HeardAt + MostAhead || SaidAt < HeardAt - MostBehind;

    /// <summary>The moment to show.</summary>
    [JsonIgnore]
    public DateTimeOffset At => IsSkewed ? HeardAt : SaidAt;

    public bool IsSameAs(CallMark other) => (Step, SaidAt, From, To, Agent) == (other.Step, other.SaidAt, other.From, other.To, other.Agent);
}
