using Townline.Identity.Contracts;
using Townline.Platform.Words;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Faces.Admin.Teams;

public class TeamTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_new_team_gets_a_service_and_gives_its_requests_to_its_member(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        using var clerk = await town.SignIn(Role.Agent);

        var form = (await (await admin.Get("/admin/teams")).Follow("Add a team")).Editing().Set("Input.Name[en]", "Clean streets").Set("Input.Rules", "active", "assigns").Set("Input.NewMember", $"{clerk.Staff!.Id}");
        var added = await form.Step(admin, "/admin/teams/team", "add");
        Assert.Contains(clerk.Staff.Name, added.One(".tl-question__title").TextContent);
        var saved = await added.Editing().Submit("Save");
        Assert.Contains("Saved", saved.Text);
        var team = Assert.Single((await town.Get<ITeams>().Of(town.Tenant.Id)).All);
        Assert.Equal("clean-streets", team.Code);

        await (await admin.ServicePage(SampleServices.Litter.Id)).Editing().Set("Input.TeamId", $"{team.Id}").Submit("Save");
        await app.Report("Bags everywhere");

        Assert.Contains("Bags everywhere", (await clerk.Get("/desk?queue=mine")).Text);
        Assert.Contains("Litter", (await admin.Get($"/admin/teams/team/{team.Id}")).Text);
        Assert.Contains("team.changed", (await admin.Get("/admin/audit?kind=team.")).Text);

        var inUse = await (await admin.Get($"/admin/teams/team/{team.Id}")).Editing().Set("Input.Rules").Submit("Save");
        Assert.Contains("The service litter still goes to this team. Give the service another team first.", inUse.Errors);
    }

    [BothEngines]
    public async Task The_second_of_two_editors_sees_the_difference(Engine engine)
    {
        var town = await towns.On(engine);
        await town.Write(unit => town.Get<ITeamEditor>().Save(unit, new Team { Id = 7, Code = "roads", Name = LocalText.English("Roads") }));
        using var first = await town.SignIn(Role.Supervisor);
        using var second = await town.SignIn(Role.Supervisor);
        var opened = await second.Get("/admin/teams/team/7");
        await (await first.Get("/admin/teams/team/7")).Editing().Set("Input.Name[en]", "Streets").Submit("Save");

        var late = await opened.Editing().Set("Input.Name[en]", "Highways").Submit("Save");

        Assert.Contains($"{first.Staff!.Name} saved it.", late.Text);
        Assert.Contains("Streets", late.One("tr:has(td)").TextContent);
        await late.Editing().Submit("Save");
        Assert.Equal("Highways", (await town.Get<ITeams>().Of(town.Tenant.Id)).ById(7)!.Name["en"]);
    }

    [BothEngines]
    public async Task A_skill_is_added_given_and_taken_away(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();

        var list = await (await (await admin.Get("/admin/teams")).Follow("Add a skill")).Editing().Set("Input.Name[en]", "Asphalt").Set("Input.Services", "pothole").Submit("Save");
        Assert.Contains("Asphalt", list.Text);
        Assert.Equal(["asphalt"], (await town.Get<ITeams>().Of(town.Tenant.Id)).SkillsFor("pothole"));

        var gone = await (await admin.Get("/admin/teams/skill/asphalt")).Editing().Submit("Take the skill away");
        Assert.DoesNotContain("Asphalt", gone.Text);
    }

    [BothEngines]
    public async Task After_a_refused_removal_the_button_to_save_saves(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        await (await (await admin.Get("/admin/teams")).Follow("Add a skill")).Editing().Set("Input.Name[en]", "Asphalt").Set("Input.Services", "pothole").Submit("Save");
        await town.Write(unit => town.Get<ITeamEditor>().Save(unit, new Team { Id = 9, Code = "roads", Name = LocalText.English("Roads"), Members = [new TeamMember(admin.Staff!.Id) { Skills = ["asphalt"] }] }));

        var refused = await (await admin.Get("/admin/teams/skill/asphalt")).Editing().Submit("Take the skill away");
        Assert.NotEmpty(refused.Errors);
        await refused.Editing().Set("Input.Name[en]", "Tarmac").Submit("Save");

        Assert.Contains("Tarmac", (await admin.Get("/admin/teams")).Text);
    }
}
