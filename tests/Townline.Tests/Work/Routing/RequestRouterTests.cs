using System.Text;
using Microsoft.Extensions.Logging;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Routing;

public class RequestRouterTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly Team Streets = new() { Id = 1, Code = "streets", Name = LocalText.English("Streets") };
    private static readonly Team North = new() { Id = 2, Code = "streets-north", Name = LocalText.English("Streets north"), InsteadOfId = 1, Areas = ["north"] };
    private static readonly ServiceInfo Pothole = new() { Id = 5, Code = "pothole", Name = LocalText.English("Pothole"), TeamId = 1, NeedsPlace = false };

    [BothEngines]
    public async Task A_report_becomes_a_request_of_its_services_team_with_the_promise_as_due_date(Engine engine)
    {
        var town = await Town(engine, Streets);

        var request = await Report(town, Pothole with { Promise = new Promise(48, PromiseUnit.Hours) });

        Assert.Equal(1, request.TeamId);
        Assert.Null(request.AssigneeId);
        Assert.Equal(request.RequestedAt.AddHours(48), request.DueAt!.Value, TimeSpan.FromSeconds(10));
    }

    [BothEngines]
    public async Task In_its_areas_another_team_works_instead(Engine engine)
    {
        var town = await Town(engine, Streets, North);

        Assert.Equal(2, (await Route(town, Pothole, area: "north")).TeamId);
        Assert.Equal(1, (await Route(town, Pothole, area: "south")).TeamId);
        Assert.Equal(1, (await Route(town, Pothole)).TeamId);
        Assert.Null((await Route(town, Pothole with { TeamId = null }, area: "north")).TeamId);
    }

    [BothEngines]
    public async Task A_service_without_a_team_or_promise_goes_to_nobody_and_has_no_due_date(Engine engine)
    {
        var town = await Town(engine, Streets, Streets with { Id = 4, Code = "dissolved", Active = false });

        Assert.Equal(new RequestRoute(null, null, null), await Route(town, Pothole with { TeamId = null }));
        Assert.Equal(new RequestRoute(null, null, null), await Route(town, Pothole with { TeamId = 4 }));
        Assert.Equal(new RequestRoute(null, null, null), await Route(town, Pothole with { TeamId = 99 }));
    }

    [BothEngines]
    public async Task A_promise_that_cannot_be_kept_turns_nobody_away_and_is_logged(Engine engine)
    {
        var town = await Town(engine, Streets);

        var request = await Report(town, Pothole with { Promise = new Promise(2, PromiseUnit.BusinessDays, CalendarId: 404) });

        Assert.Null(request.DueAt);
        Assert.Contains(town.Log.From(LogLevel.Error), line => line.Contains("calendar-unknown", StringComparison.Ordinal));
    }

    [BothEngines]
    public async Task A_team_that_assigns_by_itself_spreads_its_work_evenly(Engine engine)
    {
        var town = await Town(engine);
        var (ann, ben) = (await Staff(town, "Ann"), await Staff(town, "Ben"));
        await Save(town, Streets with { AssignsByItself = true, Members = [new TeamMember(ann), new TeamMember(ben), new TeamMember(await Staff(town, "Lead")) { TakesWork = false }] });

        var first = await Report(town, Pothole);
        Assert.Equal(ann, first.AssigneeId);
        Assert.Equal(ben, (await Report(town, Pothole)).AssigneeId);
        Assert.Equal(ann, (await Report(town, Pothole)).AssigneeId);

        await town.Write(unit => town.Get<IRequests>().Close(unit, first.Id, new Closure(Outcome.Done, "Filled.")));
        await Report(town, Pothole);
        Assert.Equal(ben, (await Report(town, Pothole)).AssigneeId);
    }

    [BothEngines]
    public async Task Skill_and_language_decide_who_is_able(Engine engine)
    {
        var town = await Town(engine);
        var (ann, ben, eva) = (await Staff(town, "Ann"), await Staff(town, "Ben"), await Staff(town, "Eva"));
        await town.Write(unit => town.Get<ITeamEditor>().SaveSkill(unit, new Skill("asphalt", LocalText.English("Asphalt"), ["pothole"])));
        await Save(town, Streets with
        {
            AssignsByItself = true,
            Members = [new TeamMember(ann) { Languages = ["es"] }, new TeamMember(ben) { Skills = ["asphalt"] }, new TeamMember(eva) { Skills = ["asphalt"], Languages = ["es-MX"] }],
        });
        var other = Pothole with { Code = "sign" };

        Assert.Equal(ben, (await Route(town, Pothole)).AssigneeId);
        Assert.Equal(ben, (await Route(town, Pothole, language: "en-US")).AssigneeId);
        Assert.Equal(eva, (await Route(town, Pothole, language: "es")).AssigneeId);
        Assert.Equal(ann, (await Route(town, other, language: "es-ES")).AssigneeId);
        Assert.Equal(new RequestRoute(1, null, null), await Route(town, Pothole, language: "pl"));
    }

    [BothEngines]
    public async Task A_closed_account_gets_nothing(Engine engine)
    {
        var town = await Town(engine);
        var (ann, ben) = (await Staff(town, "Ann"), await Staff(town, "Ben"));
        await Save(town, Streets with { AssignsByItself = true, Members = [new TeamMember(ann), new TeamMember(ben), new TeamMember(12345)] });

        await town.Get<IStaffDirectory>().SetActive(town.Tenant.Id, Actor.System("test"), ann, active: false);
        Assert.Equal(ben, (await Route(town, Pothole)).AssigneeId);

        await town.Get<IStaffDirectory>().SetActive(town.Tenant.Id, Actor.System("test"), ben, active: false);
        Assert.Equal(new RequestRoute(1, null, null), await Route(town, Pothole));
    }

    private async Task<TestTown> Town(Engine engine, params Team[] teams)
    {
        var town = await towns.Fresh(engine);
        foreach (var team in teams)
        {
            await Save(town, team);
        }

        return town;
    }

    private static Task Save(TestTown town, Team team) => town.Write(unit => town.Get<ITeamEditor>().Save(unit, team));

    private static async Task<long> Staff(TestTown town, string name) =>
        (await town.Get<IStaffDirectory>().Add(town.Tenant.Id, Actor.System("test"), new StaffOrder($"{name}@town.example", name, Role.Agent))).Id;

    private static ValueTask<RequestRoute> Route(TestTown town, ServiceInfo service, string? area = null, string? language = null) =>
        town.Get<IRequestRouter>().Route(town.Tenant, service, area, language, town.Clock.Now);

    private static async Task<RequestView> Report(TestTown town, ServiceInfo service)
    {
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, service));
        var result = await town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = town.Tenant.Id,
            Channel = "web",
            Raw = Encoding.UTF8.GetBytes("{}"),
            ContentType = "application/json",
            Actor = Actor.System("test"),
            Text = "A hole in the road",
            Report = new ReportDraft { Service = service },
        });
        return (await town.Get<IRequestQueries>().ById(town.Tenant.Id, result.RequestId!.Value, CancellationToken.None))!;
    }
}
