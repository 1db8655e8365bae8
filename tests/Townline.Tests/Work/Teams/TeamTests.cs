using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Teams;

public class TeamTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly Team Streets = new() { Id = 1, Code = "streets", Name = LocalText.Of(("en", "Streets"), ("es", "Calles")) };

    [BothEngines]
    public async Task A_team_is_read_as_it_was_saved(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SaveSkill(town, "trees");
        await Save(town, Streets with { Members = [new TeamMember(100) { Skills = ["trees"], Languages = ["es"] }, new TeamMember(101) { TakesWork = false }] });
        await Save(town, Streets with { Id = 2, Code = "streets-north", InsteadOfId = 1, Areas = ["north"], AssignsByItself = true });

        var teams = await Teams(town);

        Assert.Equal(["streets", "streets-north"], teams.All.Select(team => team.Code));
        Assert.Equal(["trees"], teams.ById(1)!.Members[0].Skills);
        Assert.False(teams.ById(1)!.Members[1].TakesWork);
        Assert.Equal(["streets"], teams.OfStaff(101).Select(team => team.Code));
        Assert.Equal(["north"], teams.ByCode("streets-north")!.Areas);
        Assert.Empty(teams.OfStaff(102));
    }

    [BothEngines]
    public async Task A_change_is_seen_at_once_and_a_stale_one_is_refused(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Save(town, Streets);
        var read = (await Teams(town)).ById(1)!;

        await Save(town, read with { Members = [new TeamMember(100)] });

        Assert.Single((await Teams(town)).OfStaff(100));
        Assert.Equal("team-stale", await Refusal(town, read));
        Assert.Equal("team-stale", await Refusal(town, Streets with { Id = 3, Code = "gone", Version = 4 }));
    }

    [BothEngines]
    public async Task What_does_not_hold_together_is_refused_with_a_reason(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var north = Streets with { Id = 2, Code = "north", InsteadOfId = 1, Areas = ["north"] };
        await Save(town, Streets);
        await Save(town, north);
        var other = Streets with { Id = 3, Code = "other" };

        Assert.Equal("team-code", await Refusal(town, other with { Code = "" }));
        Assert.Equal("team-code-taken", await Refusal(town, other with { Code = "north" }));
        Assert.Equal("team-name", await Refusal(town, other with { Name = LocalText.Empty }));
        Assert.Equal("team-member-twice", await Refusal(town, other with { Members = [new TeamMember(100), new TeamMember(100)] }));
        Assert.Equal("team-skill-unknown", await Refusal(town, other with { Members = [new TeamMember(100) { Skills = ["trees"] }] }));
        Assert.Equal("team-areas", await Refusal(town, other with { Areas = ["north"] }));
        Assert.Equal("team-areas", await Refusal(town, other with { InsteadOfId = 1 }));
        Assert.Equal("team-instead-of", await Refusal(town, other with { InsteadOfId = 99, Areas = ["south"] }));
        Assert.Equal("team-instead-of", await Refusal(town, other with { InsteadOfId = 2, Areas = ["south"] }));
        Assert.Equal("team-area-taken", await Refusal(town, other with { InsteadOfId = 1, Areas = ["south", "north"] }));
    }

    [BothEngines]
    public async Task A_team_that_a_service_goes_to_cannot_be_dissolved(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Save(town, Streets);
        var service = new ServiceInfo { Id = 5, Code = "pothole", Name = LocalText.English("Pothole"), TeamId = 1 };
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, service));
        var read = (await Teams(town)).ById(1)!;

        Assert.Equal("team-in-use", await Refusal(town, read with { Active = false }));
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, service with { TeamId = null }));
        await Save(town, read with { Active = false, Members = [new TeamMember(100)] });

        var teams = await Teams(town);
        Assert.Empty(teams.Active);
        Assert.NotNull(teams.ById(1));
        Assert.Empty(teams.OfStaff(100));
    }

    [BothEngines]
    public async Task A_skill_names_the_services_that_need_it_and_stays_while_somebody_has_it(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SaveSkill(town, "trees", "fallen-tree");
        await SaveSkill(town, "trees", "fallen-tree", "tree-pruning");
        await Save(town, Streets with { Members = [new TeamMember(100) { Skills = ["trees"] }] });

        Assert.Equal(["trees"], (await Teams(town)).SkillsFor("tree-pruning"));
        Assert.Empty((await Teams(town)).SkillsFor("pothole"));
        Assert.Equal("skill-in-use", (await Assert.ThrowsAsync<RuleBrokenException>(() => Remove(town, "trees"))).Code);

        await Save(town, (await Teams(town)).ById(1)! with { Members = [] });
        await Remove(town, "trees");
        Assert.Empty((await Teams(town)).Skills);
    }

    [BothEngines]
    public async Task Another_town_sees_nothing_of_it(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var other = await town.AddTown("otherton");
        await Save(town, Streets);

        Assert.Empty((await town.Get<ITeams>().Of(other.Id)).All);
    }

    private static async Task<TeamList> Teams(TestTown town) => await town.Get<ITeams>().Of(town.Tenant.Id);

    private static Task Save(TestTown town, Team team) => town.Write(unit => town.Get<ITeamEditor>().Save(unit, team));

    private static Task SaveSkill(TestTown town, string code, params string[] services) =>
        town.Write(unit => town.Get<ITeamEditor>().SaveSkill(unit, new Skill(code, LocalText.English(code), services)));

    private static Task Remove(TestTown town, string code) => town.Write(unit => town.Get<ITeamEditor>().RemoveSkill(unit, code));

    private static async Task<string> Refusal(TestTown town, Team team) => (await Assert.ThrowsAsync<RuleBrokenException>(() => Save(town, team))).Code;
}
