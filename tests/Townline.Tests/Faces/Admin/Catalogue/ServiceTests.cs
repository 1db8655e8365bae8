using System.Net;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Catalogue;

public class ServiceTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_new_service_is_at_once_on_the_portal_and_with_apps(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        using var resident = town.Visitor();
        var app = await Open311Client.Of(town);
        Assert.DoesNotContain("Wobbly bench", (await resident.Get("/report")).Text);

        var saved = await admin.AddService(
            "Wobbly bench", ("Input.Name[es]", "Banco flojo"), ("Input.Description[en]", "A bench that is not safe to sit on"), ("Input.Keywords[en]", "seat, park"),
            ("Input.Group", "+"), ("Input.NewGroup[en]", "Parks"), ("Input.NewGroup[es]", "Parques"), ("Input.PromiseAmount", "3"), ("Input.PromiseUnit", "BusinessDays"));

        Assert.Contains("Saved", saved.Text);
        Assert.Contains("Wobbly bench", (await resident.Get("/report")).Text);
        var page = await resident.Get("/services/wobbly-bench");
        Assert.Equal("Wobbly bench", page.Heading);
        Assert.Contains("3 working days", page.Text);
        Assert.Contains("Wobbly bench", (await (await resident.Get("/")).Form("form[role=search]").Set("q", "seat").Submit()).Text);
        var service = (await app.Json("services.json")).AsArray().Single(service => (string)service!["service_code"]! == "wobbly-bench")!;
        Assert.Equal("Parks", (string)service["group"]!);
        Assert.Contains("Banco flojo", (await resident.Speaking("es").Get("/services/wobbly-bench")).Text);
    }

    [BothEngines]
    public async Task A_change_reaches_residents_apps_and_the_desk_and_leaves_a_trace(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        using var resident = town.Visitor();
        var number = await app.Report();
        await resident.Get("/services/litter");

        var page = await (await admin.ServicePage(SampleServices.Litter.Id)).Editing()
            .Set("Input.Name[en]", "Rubbish in the street").Set("Input.Reason", "People call it so").Submit("Save");

        Assert.Contains("Saved", page.Text);
        Assert.Equal("Rubbish in the street", (await resident.Get("/services/litter")).Heading);
        Assert.Contains("Rubbish in the street", (await app.Json("services.json")).ToJsonString());
        Assert.Contains("Rubbish in the street", (await admin.Get($"/desk/requests/{number}")).Text);
        var audit = await admin.Get("/admin/audit?kind=service.");
        Assert.Contains("People call it so", audit.Text);
        Assert.Contains("Name › en: Litter → Rubbish in the street", audit.Text);
    }

    [BothEngines]
    public async Task A_service_that_is_retired_is_offered_no_more_and_its_requests_stay(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        using var resident = town.Visitor();
        var number = await app.Report();

        var form = (await admin.ServicePage(SampleServices.Litter.Id)).Editing();
        await form.Set("Input.Rules", "anonymous", "place").Submit("Save");

        Assert.Equal(HttpStatusCode.Gone, (await resident.Get("/services/litter")).Status);
        Assert.DoesNotContain("\"litter\"", (await app.Json("services.json")).ToJsonString());
        Assert.Contains("Litter", (await admin.Get($"/desk/requests/{number}")).Text);
        var list = await admin.Get("/admin/catalogue");
        Assert.Contains("Hidden", list.One($"tr:has(a[href='/admin/catalogue/service/{SampleServices.Litter.Id}'])").TextContent);

        await (await admin.ServicePage(SampleServices.Litter.Id)).Editing().Set("Input.Rules", "offered", "anonymous", "place").Submit("Save");
        Assert.Equal("Litter", (await resident.Get("/services/litter")).Heading);
    }

    [BothEngines]
    public async Task What_cannot_be_saved_says_how_to_mend_it_and_keeps_what_was_typed(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();

        var taken = await admin.AddService("Another pothole", ("Input.Code", "pothole"), ("Input.Description[en]", "Kept"));
        Assert.Contains("Another service has the short name “pothole” already. Choose another.", taken.Errors);
        Assert.Equal("Another pothole", taken.One("[name='Input.Name[en]']").GetAttribute("value"));
        Assert.Contains("Kept", taken.One("[name='Input.Description[en]']").TextContent);

        var wrong = await admin.AddService("", ("Input.Code", "a b"), ("Input.PromiseUnit", "Hours"), ("Input.PromiseAmount", "soon"), ("Input.Group", "+"));
        Assert.Equal(4, wrong.Errors.Count);
        Assert.Equal("soon", wrong.One("[name='Input.PromiseAmount']").GetAttribute("value"));
        Assert.Contains("Give the service a name.", wrong.Errors);
        Assert.Contains("A promise needs a number above 0.", wrong.Errors);
        Assert.All(wrong.Document.QuerySelectorAll(".govuk-error-summary__list a"), link => Assert.NotNull(wrong.Document.GetElementById(link.GetAttribute("href")![1..])));
    }

    [BothEngines]
    public async Task The_second_of_two_editors_sees_the_difference_and_decides(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var first = await town.Admin();
        using var second = await town.Admin();
        var opened = await second.ServicePage(SampleServices.Litter.Id);
        await (await first.ServicePage(SampleServices.Litter.Id)).Editing().Set("Input.Name[en]", "Rubbish").Submit("Save");

        var late = await opened.Editing().Set("Input.Name[en]", "Trash").Submit("Save");

        Assert.NotEmpty(late.Errors);
        Assert.Contains($"{first.Staff!.Name} saved it.", late.Text);
        var row = late.One("tr:has(td + td + td)").TextContent;
        Assert.Contains("Rubbish", row);
        Assert.Contains("Trash", row);
        Assert.Equal("Trash", late.One("[name='Input.Name[en]']").GetAttribute("value"));
        using var resident = town.Visitor();
        Assert.Equal("Rubbish", (await resident.Get("/services/litter")).Heading);

        await late.Editing().Submit("Save");
        Assert.Equal("Trash", (await resident.Get("/services/litter")).Heading);
    }

    [BothEngines]
    public async Task The_preview_is_the_portals_own_page_and_saves_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        using var resident = town.Visitor();
        var editor = await admin.ServicePage(SampleServices.Litter.Id);
        Assert.Equal("preview", editor.One("button[data-preview]").GetAttribute("formtarget"));
        Assert.Equal("preview", editor.One("iframe").GetAttribute("name"));

        var preview = await editor.Editing().Set("Input.Description[en]", "Bags, bottles and boxes").Submit("Preview");

        Assert.Equal("Litter", preview.Heading);
        Assert.Contains("Bags, bottles and boxes", preview.Text);
        Assert.Contains("frame-ancestors 'self'", preview.Response.Headers.GetValues("Content-Security-Policy").Single());
        var saved = await resident.Get("/services/litter");
        Assert.DoesNotContain("Bags, bottles", saved.Text);
        await editor.Editing().Set("Input.Description[en]", "Bags, bottles and boxes").Submit("Save");
        Assert.Equal(preview.One(".govuk-grid-row").InnerHtml, (await resident.Get("/services/litter")).One(".govuk-grid-row").InnerHtml);
    }

    [BothEngines]
    public async Task Closing_asks_for_evidence_with_the_outcomes_that_were_chosen(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        await (await admin.ServicePage(SampleServices.Litter.Id)).Editing().Set("Input.EvidenceFor", nameof(Outcome.NoProblemFound)).Submit("Save");
        var number = await app.Report();

        var close = (await admin.Get($"/desk/requests/{number}")).Form("form[action*='handler=Close']");
        var refused = await close.Set("Input.Outcome", nameof(Outcome.NoProblemFound)).Set("Input.Sentence", "Nothing was there.").Submit();
        Assert.NotEmpty(refused.Errors);

        var closed = await refused.Form("form[action*='handler=Close']").Set("Input.Outcome", nameof(Outcome.Done)).Submit();
        Assert.Empty(closed.Errors);
    }
}
