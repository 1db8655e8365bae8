using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.News;

/// <summary>What happens to requests, for those whose they are, and for the teams to whose queue they come.</summary>
internal sealed class RequestNews(NewsOffice office, ITeams teams, IRequestQueries requests) : IListen<RequestEvent>
{
    public Task Hear(RequestEvent happened, Unit unit) => happened switch
    {
        RequestOpened { AssigneeId: { } member } => office.Tell(unit, NewsKind.Assigned, [member], happened.RequestId),
        RequestOpened => OfTeam(happened, unit),
        RequestAssigned { AssigneeId: { } member } assigned => member == assigned.FromAssigneeId ? Task.CompletedTask : office.Tell(unit, NewsKind.Assigned, [member], happened.RequestId),
        RequestAssigned assigned => assigned.TeamId == assigned.FromTeamId ? Task.CompletedTask : OfTeam(happened, unit),
        RequestReopened reopened => Reopened(reopened, unit),
        RequestDueChanged { Due: 1, AssigneeId: { } member } => office.Tell(unit, NewsKind.Promise, [member], happened.RequestId),
        _ => Task.CompletedTask,
    };

    /// <summary>It is nobody's now; whoever closed it hears that it was not fixed.</summary>
    private async Task Reopened(RequestReopened happened, Unit unit)
    {
        if (happened.Disputed && !unit.IsHistory && await requests.On(unit, happened.RequestId) is { ClosedById: { } closer })
        {
            await office.Tell(unit, NewsKind.Disputed, [closer], happened.RequestId);
        }

        await OfTeam(happened, unit);
    }

    private async Task OfTeam(RequestEvent happened, Unit unit)
    {
        if (happened.TeamId is { } id && (await teams.Of(unit.TenantId)).ById(id) is { } team)
        {
            await office.Tell(unit, NewsKind.Team, team.Members.Select(member => member.StaffId), happened.RequestId);
        }
    }
}
