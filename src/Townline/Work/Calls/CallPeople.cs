using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <summary>The staff and teams that calls concern, as they are at this moment.</summary>
internal sealed class CallPeople(PhoneSetup setup, TeamList teams, IReadOnlyDictionary<string, long> agents)
{
    public long? AgentId(string? agent) => agent is not null && agents.TryGetValue(agent, out var id) ? id : null;

    public long? TeamOf(string? called) => setup.TeamOf(called);

    /// <summary>Whose desks are told: where it rings or is spoken, and where it did so until now. Empty: everybody's.</summary>
    public IReadOnlyList<long> Hearing(CallStory? before, CallStory now)
    {
        var (then, after) = (before is null ? [] : At(before), At(now));
        return then is null || after is null ? [] : [.. then.Union(after).Order()];
    }

    /// <summary>Null: at everybody's.</summary>
    private IReadOnlyCollection<long>? At(CallStory story)
    {
        HashSet<long> at = [.. story.RingsAt];
        if (story.AgentId is { } agent)
        {
            at.Add(agent);
        }

        return at.Count > 0 ? at : Team(story.To) is { Count: > 0 } members ? members : null;
    }

    private List<long> Team(string? called) =>
        TeamOf(called) is { } id && teams.ById(id) is { Active: true } team ? [.. team.Members.Select(member => member.StaffId)] : [];
}
