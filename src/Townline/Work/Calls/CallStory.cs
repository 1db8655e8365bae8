using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <summary>
/// What is true of a call, told from the set of all its events and never from the order in which they came: so doubles, late ones and any order give the
/// same call. Events are sorted by the exchange's own clock, which orders its own events rightly even when it is wrong; an end is an end, whatever is said to come after it.
/// </summary>
internal sealed record CallStory
{
    public required CallState State { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }

    /// <summary>Who has it, as the exchange named them last, and who that is.</summary>
    public string? Agent { get; init; }
    public long? AgentId { get; init; }

    /// <summary>Staff at whose desks it rings now; several in a hunt group, none when the exchange named nobody we know.</summary>
    public required IReadOnlyList<long> RingsAt { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public bool Skewed { get; init; }

    /// <summary>It ended and nobody had picked it up.</summary>
    public bool Missed => State == CallState.Ended && AnsweredAt is null;

    /// <param name="marks">At least one; doubles do no harm.</param>
    public static CallStory Of(IReadOnlyCollection<CallMark> marks)
    {
        var sorted = marks
            .OrderBy(mark => mark.SaidAt).ThenBy(mark => mark.Step)
            .ThenBy(mark => mark.Agent, StringComparer.Ordinal).ThenBy(mark => mark.From, StringComparer.Ordinal).ThenBy(mark => mark.To, StringComparer.Ordinal)
            .ToList();
        var life = sorted.Where(mark => mark.Step != CallStep.Ended).ToList();
        var state = CallState.Ringing;
        CallMark? agent = null;
        var ringing = new SortedSet<long>();
        foreach (var mark in life)
        {
            // A phone that still rings elsewhere takes nothing from whoever has picked up.
            if (mark.Step == CallStep.Ringing && state is CallState.Talking or CallState.OnHold)
            {
                continue;
            }

            state = Next(state, mark.Step);
            agent = mark.Agent is null ? agent : mark;
            if (mark.Step != CallStep.Ringing)
            {
                ringing.Clear();
            }

            if (mark is { Step: CallStep.Ringing or CallStep.Transferred, AgentId: { } id })
            {
                ringing.Add(id);
            }
        }

        var picked = life.FirstOrDefault(mark => mark.Step is CallStep.Answered or CallStep.Held);
        var ended = sorted.LastOrDefault(mark => mark.Step == CallStep.Ended);
        return new CallStory
        {
            State = ended is null ? state : CallState.Ended,
            From = sorted.Select(mark => mark.From).FirstOrDefault(text => text is not null),
            To = sorted.Select(mark => mark.To).FirstOrDefault(text => text is not null),
            Agent = agent?.Agent ?? ended?.Agent,
            AgentId = agent is null ? ended?.AgentId : agent.AgentId,
            RingsAt = ended is null ? [.. ringing] : [],
            StartedAt = sorted[0].At,
            AnsweredAt = picked?.At,
            EndedAt = ended?.At,
            Skewed = sorted.Exists(mark => mark.IsSkewed),
        };
    }

    private static CallState Next(CallState state, CallStep step) => step switch
    {
        CallStep.Answered => CallState.Talking,
        CallStep.Held => CallState.OnHold,
        CallStep.Transferred => CallState.Transferred,
        _ => state,
    };
}
