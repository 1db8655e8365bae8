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
    }

    [BothEngines]
    public async Task A_step_where_requests_stand_goes_only_once_it_is_said_where_they_go(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        var number = await app.Report();
        await Move(admin, number, "waiting");

        var asked = await (await (await admin.Get(Address)).Editing().Step(admin, Address, "remove:3")).Editing().Set("Input.Reason", "We ring people now").Submit("Save");
        Assert.Contains("1 request stands at “Waiting for an answer”, which you took out. Where do they go?", asked.Errors);
        Assert.Equal(["in_progress", "received", "reopened", "scheduled"], asked.Document.QuerySelectorAll("[name='Input.Gone[waiting]'] option:not([value=''])").Select(option => option.GetAttribute("value")).Order());
        Assert.Equal("We ring people now", asked.One("[name='Input.Reason']").GetAttribute("value"));

        var saved = await asked.Editing().Set("Input.Gone[waiting]", "scheduled").Submit("Save");
        Assert.Empty(saved.Errors);
        Assert.Contains("“Waiting for an answer” is being given up: its requests are moving to “Work scheduled”.", saved.Text);
        await town.OutboxIsDone();

        Assert.DoesNotContain("being given up", (await admin.Get(Address)).Text);
        Assert.Null((await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!.Workflow.Find("waiting"));
        Assert.Contains("Work scheduled", (await admin.Get($"/desk/requests/{number}")).Text);
    }

    [BothEngines]
    public async Task A_faulty_workflow_is_drawn_as_typed_and_not_saved(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();

        var page = await admin.Get(Address);
        Assert.Equal(6, page.Document.QuerySelectorAll(".tl-steps__step").Length);
        Assert.Contains("Received", page.One("#moves").TextContent);
        var added = await (await page.Editing().Step(admin, Address, "add")).Editing().Set("Input.States[6].Name[en]", "Nowhere").Step(admin, Address, "check");

        Assert.Equal(7, added.Document.QuerySelectorAll(".tl-steps__step").Length);
        Assert.Contains("From “Nowhere” a request can never be closed. Let it go to a closed step, or to a step from which it gets there.", added.Errors);
        Assert.Contains("No request ever comes to “Nowhere”. Let another step go to it, or take it out.", added.Errors);
        var refused = await added.Editing().Submit("Save");
        Assert.Equal(2, refused.Errors.Count);
        Assert.Equal("Nowhere", refused.One("[name='Input.States[6].Name[en]']").GetAttribute("value"));
        Assert.Contains("Nothing is wrong with these steps.", (await (await refused.Editing().Step(admin, Address, "remove:6")).Editing().Step(admin, Address, "check")).Text);
        Assert.Same(Workflow.Standard, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!.Workflow);
    }

    [BothEngines]
    public async Task Steps_from_which_nothing_can_be_closed_are_refused(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();

        var refused = await (await admin.Get(Address)).Editing().Set("Input.States[0].To").Submit("Save");

        Assert.Contains("From “Received” a request can never be closed. Let it go to a closed step, or to a step from which it gets there.", refused.Errors);
        var usual = await (await refused.Editing().Step(admin, Address, "standard")).Editing().Submit("Save");
        Assert.Empty(usual.Errors);
        Assert.Same(Workflow.Standard, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!.Workflow);
    }

    private static async Task Move(Visitor admin, string number, string to)
    {
        var desk = await admin.Get($"/desk/requests/{number}");
        await desk.Form($"form[action*='handler=Move']:has([value='{to}'])").Submit();
    }

    private static IEnumerable<string> Moves(WebPage desk) =>
        desk.Document.QuerySelectorAll("form[action*='handler=Move'] button").Select(button => button.TextContent.Trim());
}
