using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <summary>Takes the events of one call inside a unit. The call's row is written first, so that two events of one call wait for each other on both engines.</summary>
internal sealed class CallTaking(CallBackBook backs)
{
    /// <summary>No honest call has more events; of one that has, only its end is still heard.</summary>
    internal const int MostMarks = 100;

    private const string Touch =
        """
        INSERT INTO work_call (id, tenant_id, external_id, state, rings_at, started_at, missed, skewed, marks, touched)
        VALUES (@id, @TenantId, @externalId, 0, '[]', @Now, @no, @no, '[]', 0)
        ON CONFLICT (tenant_id, external_id) WHERE external_id IS NOT NULL DO UPDATE SET touched = work_call.touched + 1
        RETURNING id, marks
        """;

    private const string Tell =
        """
        UPDATE work_call SET state = @State, number = @number, caller = @From, called = @To, agent = @Agent, agent_id = @AgentId, rings_at = @ringsAt, team_id = @teamId,
            started_at = @StartedAt, answered_at = @AnsweredAt, ended_at = @EndedAt, missed = @Missed, skewed = @Skewed, marks = @marks
        WHERE id = @id AND tenant_id = @TenantId
        """;

    private sealed record Kept
    {
        public long Id { get; init; }
        public string Marks { get; init; } = "[]";
    }

    /// <param name="told">Events of one call, in any order.</param>
    /// <param name="people">Who and which team is meant.</param>
    /// <param name="due">By when it is called back if it was missed.</param>
    public async Task<TakenCall> Take(Unit unit, string externalId, IReadOnlyList<CallMark> told, CallPeople people, DateTimeOffset due)
    {
        var kept = await unit.QueryFirst<Kept>(Touch, new { id = unit.NextId(), unit.TenantId, externalId, unit.Now, no = false })
            ?? throw new InvalidOperationException("The engine gave no row back.");
        var marks = JsonColumn.Read<List<CallMark>>(kept.Marks);
        var before = marks.Count == 0 ? null : CallStory.Of(marks);
        foreach (var mark in told)
        {
            if (!marks.Exists(mark.IsSameAs) && (marks.Count < MostMarks || (mark.Step == CallStep.Ended && before?.EndedAt is null)))
            {
                marks.Add(mark);
            }
        }

        var story = CallStory.Of(marks);
        var agentKnown = told.All(mark => mark.Agent is null || mark.AgentId is not null);
        if (before is not null && marks.Count == JsonColumn.Read<List<CallMark>>(kept.Marks).Count)
        {
            return new TakenCall(kept.Id, story.State, false, agentKnown);
        }

        await Write(unit, kept.Id, marks, story, people);
        if (before is null || HasMoved(before, story))
        {
            await unit.Publish(new CallHappened(kept.Id, story.State, people.Hearing(before, story)));
        }

        await backs.Follow(unit, kept.Id, before, story, people.TeamOf(story.To), due);
        return new TakenCall(kept.Id, story.State, true, agentKnown);
    }

    private static Task Write(Unit unit, long id, List<CallMark> marks, CallStory story, CallPeople people) =>
        unit.Execute(
            Tell,
            new
            {
                id,
                unit.TenantId,
                State = (int)story.State,
                number = CallingNumber.Normal(story.From),
                story.From,
                story.To,
                story.Agent,
                story.AgentId,
                ringsAt = JsonColumn.Write(story.RingsAt),
                teamId = people.TeamOf(story.To),
                story.StartedAt,
                story.AnsweredAt,
                story.EndedAt,
                story.Missed,
                story.Skewed,
                marks = JsonColumn.Write(marks),
            });

    private static bool HasMoved(CallStory before, CallStory now) =>
        before.State != now.State || before.AgentId != now.AgentId || before.From != now.From || !before.RingsAt.SequenceEqual(now.RingsAt);
}
