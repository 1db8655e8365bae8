using System.Net;
using Townline.Identity.Contracts;
using Townline.Platform.Settings;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Requests;
using Townline.Tests.Support;
using Townline.Work.Contracts;
using Outcome = Townline.Requests.Contracts.Outcome;

namespace Townline.Tests.Faces.Desk.Macros;

public class MacroTests(Towns towns) : IClassFixture<Towns>
{
    private const string Choose = "form[action$='/macro']";

    [BothEngines]
    public async Task A_macro_shows_what_it_will_do_and_then_does_all_of_it(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var lead = await town.SignIn(Role.Supervisor);
        using var clerk = await town.SignIn(Role.Agent);
        await Make(lead, "We look at it", "Everybody", ("Input.State", "in_progress"), ("Input.Assignee", "me"), ("Input.Answer", "We look at {service} {reference}. {clerk}"));
        var id = await app.Report();

        var page = await (await clerk.Get($"/desk/requests/{id}?queue=open")).Form(Choose).Submit();
        Assert.Contains($"We look at Litter {id}. {clerk.Staff!.Name}", page.Text);
        Assert.Null((await Find(town, id)).AssigneeId);

        await page.Form("main form").Submit();
        var request = await Find(town, id);
        Assert.Equal(("in_progress", clerk.Staff.Id), (request.State, request.AssigneeId!.Value));
        Assert.Contains($"We look at Litter {id}. {clerk.Staff.Name}", (await app.Json("servicerequestupdates.json")).ToJsonString());
    }

    [BothEngines]
    public async Task A_macro_whose_step_is_refused_says_which_and_does_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var lead = await town.SignIn(Role.Supervisor);
        await Make(lead, "Done", "Everybody", ("Input.Priority", "High"), ("Input.Note", "Went there"), ("Input.Outcome", "Done"), ("Input.Sentence", "Done."));
        var id = await app.Report();
        var before = await Find(town, id);

        var page = await (await lead.Get($"/desk/requests/{id}")).Form(Choose).Submit();

        Assert.Contains("The step “Close” cannot be done", page.One(".tl-notice").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
        Assert.Equal((before.Version, before.Priority, true), ((await Find(town, id)).Version, (await Find(town, id)).Priority, (await Find(town, id)).Open));
    }

    [BothEngines]
    public async Task A_macro_is_offered_to_those_it_is_for_on_the_services_it_is_for(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var lead = await town.SignIn(Role.Supervisor);
        using var clerk = await town.SignIn(Role.Agent);
        using var other = await town.SignIn(Role.Agent);
        await Make(clerk, "Mine", "Mine", ("Input.Priority", "High"));
        await Make(lead, "Potholes", "Everybody", ("Input.Priority", "Urgent"), ("Head.Services", "pothole"));
        var (litter, pothole) = (await app.Report(), (await town.Of(await town.Open(SampleServices.Pothole))).Number);

        Assert.Equal(["Mine"], Offered(await clerk.Get($"/desk/requests/{litter}")));
        Assert.Equal(["Mine", "Potholes"], Offered(await clerk.Get($"/desk/requests/{pothole}")));
        Assert.Equal(["Potholes"], Offered(await other.Get($"/desk/requests/{pothole}")));
        Assert.Equal(["Mine", "Potholes"], (await lead.Get("/admin/macros")).Document.QuerySelectorAll(".tl-views a").Select(each => each.TextContent));
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Get("/admin/macros")).Status);
        var mine = (await lead.Get("/admin/macros")).Document.QuerySelector(".tl-views a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(mine)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/desk/requests/{litter}/macro?{mine.Split('?')[1]}")).Status);
    }

    [BothEngines]
    public async Task A_macro_without_a_name_a_step_or_with_words_that_mean_nothing_is_refused(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var clerk = await town.SignIn(Role.Agent);

        Assert.Equal(["Give the macro a name."], (await Make(clerk, "", "Mine", ("Input.Priority", "High"))).Errors);
        Assert.Equal(["Choose what is to be done."], (await Make(clerk, "Empty", "Mine")).Errors);
        Assert.Contains("“{name}” cannot be filled in.", Assert.Single((await Make(clerk, "Named", "Mine", ("Input.Answer", "Dear {name}"))).Errors));
        Assert.NotEmpty((await Make(clerk, "Closes", "Mine", ("Input.Outcome", nameof(Outcome.Done)))).Errors);
    }

    [BothEngines]
    public async Task Many_are_worked_on_by_a_macro_where_it_is_meant_for_their_service(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var lead = await town.SignIn(Role.Supervisor);
        await Make(lead, "Potholes", "Everybody", ("Input.Priority", "Urgent"), ("Head.Services", "pothole"));
        var (hole, litter) = (await town.Open(SampleServices.Pothole), await town.Open(SampleServices.Litter));

        var page = await (await lead.Get("/desk?queue=open")).Form("form.tl-bulk").Submit("All on this page");
        var form = page.Form("form[action*='handler=Plan']");
        page = await form.Set("macro", page.Document.QuerySelector("[name=macro] option:nth-child(2)")!.GetAttribute("value")!).Submit();
        page = await page.Form("form[action*='handler=Start']").Submit();
        await town.OutboxIsDone();

        Assert.Equal((Priority.Urgent, Priority.Normal), ((await town.Of(hole)).Priority, (await town.Of(litter)).Priority));
        Assert.Contains("the macro is not meant for its service", (await lead.Get(page.Address)).Text);
    }

    [BothEngines]
    public async Task Shared_macros_go_with_the_settings_and_come_back_the_same(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var lead = await town.SignIn(Role.Supervisor);
        await Make(lead, "We look at it", "Everybody", ("Input.Answer", "We look at {reference}"), ("Head.Services", "pothole"));
        await Make(lead, "My own", "Mine", ("Input.Priority", "High"));
        var kind = town.Get<IEnumerable<ISettingsKind>>().Single(each => each.Name == "macros");
        var other = await town.AddTown("other");

        var items = await kind.Read(town.Tenant, default);
        Assert.Equal("we-look-at-it", Assert.Single(items).Code);
        var apply = await kind.Prepare(new SettingsEdit(other, null), items, default);
        await town.Write(apply, other);

        var there = Assert.Single(await kind.Read(other, default));
        Assert.Equal(items[0].Content.ToJsonString(), there.Content.ToJsonString());
    }

    private static async Task<WebPage> Make(Visitor clerk, string name, string whom, params (string Field, string Value)[] fields)
    {
        var form = (await clerk.Get("/desk/macros/edit")).Form("main form.tl-narrow").Set("Head.Name", name).Set("Head.For", whom);
        foreach (var (field, value) in fields)
        {
            form.Set(field, value);
        }

        return await form.Submit();
    }

    private static IReadOnlyList<string> Offered(WebPage page) => [.. page.Document.QuerySelectorAll($"{Choose} option:not([value=''])").Select(each => each.TextContent)];

    private static async Task<RequestView> Find(TestTown town, string id) => (await town.Get<IRequestQueries>().ByNumber(town.Tenant.Id, long.Parse(id), default))!;
}
