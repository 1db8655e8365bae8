using Townline.Conversations.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Routing;

/// <summary>
/// A new request goes to the service's team, or to the team that works instead of it in this area; by when is the service's promise. A clerk takes
/// it from the team's queue, unless the team assigns by itself.
/// </summary>
internal sealed partial class RequestRouter(ITeams teams, IPromiseClock clock, Assignment assignment, ILogger<RequestRouter> log) : IRequestRouter
{
    public async ValueTask<RequestRoute> Route(Tenant tenant, ServiceInfo service, string? area, string? language, DateTimeOffset now)
    {
        var list = await teams.Of(tenant.Id);
        var team = TeamFor(list, service.TeamId, area);
        var person = team is { AssignsByItself: true } ? await assignment.Choose(tenant, team, list.SkillsFor(service.Code), language) : null;
        return new RequestRoute(team?.Id, person, await Due(tenant, service, now));
    }

    private static Team? TeamFor(TeamList teams, long? id, string? area) =>
        teams.Active.FirstOrDefault(team => area is not null && team.InsteadOfId == id && id is not null && team.Areas.Contains(area))
        ?? teams.Active.FirstOrDefault(team => team.Id == id);

    /// <summary>A promise that cannot be worked out is the town's mistake to mend, and no reason to turn a resident away.</summary>
    private async ValueTask<DateTimeOffset?> Due(Tenant tenant, ServiceInfo service, DateTimeOffset now)
    {
        try
        {
            return service.Promise is { } promise ? await clock.DueAt(tenant, promise, now) : null;
        }
        catch (RuleBrokenException broken)
        {
            NoDueDate(log, tenant.Slug, service.Code, broken.Code);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "In {Town} requests for {Service} get no due date, because its promise breaks the rule {Rule}; mend the service or its calendar")]
    private static partial void NoDueDate(ILogger log, string town, string service, string rule);
}
