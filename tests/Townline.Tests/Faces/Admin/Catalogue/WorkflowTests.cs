using Townline.Requests.Contracts;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Catalogue;

public class WorkflowTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly string Address = $"/admin/catalogue/service/{SampleServices.Litter.Id}/workflow";

    [BothEngines]
    public async Task A_move_that_is_taken_away_is_no_longer_offered_at_the_desk(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        var number = await app.Report();
        Assert.Contains("Work scheduled", Moves(await admin.Get($"/desk/requests/{number}")));

        var saved = await (await admin.Get(Address)).Editing().Set("Input.States[0].To", "in_progress", "closed").Submit("Save");

        Assert.Empty(saved.Errors);
        Assert.Equal(["In progress"], Moves(await admin.Get($"/desk/requests/{number}")));
    }

    [BothEngines]
    public async Task A_step_of_the_towns_own_can_be_added_and_gone_to(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        var number = await app.Report();

        var added = await (await admin.Get(Address)).Editing().Step(admin, Address, "add");
        var saved = await added.Editing().Set("Input.States[6].Name[en]", "With the contractor").Set("Input.States[6].To", "closed").Set("Input.States[0].To", "state", "closed").Submit("Save");
        Assert.Empty(saved.Errors);

        var desk = await (await admin.Get($"/desk/requests/{number}")).Form("form[action*='handler=Move']").Submit();
        Assert.Contains("With the contractor", desk.Text);
        var refused = await (await (await admin.Get(Address)).Editing().Step(admin, Address, "remove:6")).Editing().Submit("Save");
        Assert.Contains("Open requests stand at “With the contractor”. Move them on first, or keep it.", refused.Errors);
    }

    [BothEngines]
    public async Task Steps_from_which_nothing_can_be_closed_are_refused(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();

        var refused = await (await admin.Get(Address)).Editing().Set("Input.States[0].To").Submit("Save");

        Assert.Contains("From the state “received” there is no way to close. Add a move.", refused.Errors);
        var usual = await (await refused.Editing().Step(admin, Address, "standard")).Editing().Submit("Save");
        Assert.Empty(usual.Errors);
        Assert.Same(Workflow.Standard, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!.Workflow);
    }

    private static IEnumerable<string> Moves(WebPage desk) =>
        desk.Document.QuerySelectorAll("form[action*='handler=Move'] button").Select(button => button.TextContent.Trim());
}
