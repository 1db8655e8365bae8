using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Catalogue;

public class FormTests(Towns towns) : IClassFixture<Towns>
{
    private const string Litter = "/admin/catalogue/service/102/form";

    [BothEngines]
    public async Task A_question_of_every_kind_is_asked_on_the_portal_and_offered_to_apps(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        var page = await admin.Get(Litter);
        for (var i = 0; i < QuestionType.All.Count; i++)
        {
            page = await page.Editing().Step(admin, Litter, "add");
            page = await Filled(page.Editing(), i).Step(admin, Litter, $"choices:{i}");
        }

        Assert.Contains("Changed here, and not saved yet.", page.Text);
        Assert.False((bool)(await app.Json("services.json")).AsArray().Single(service => (string)service!["service_code"]! == "litter")!["metadata"]!);
        var saved = await page.Editing().Submit("Save");
        Assert.Empty(saved.Errors);

        var definition = (await app.Json("services/litter.json"))["attributes"]!.AsArray();
        Assert.Equal(
            ["number", "datetime", "text", "string", "singlevaluelist", "multivaluelist"],
            definition.Select(attribute => (string)attribute!["datatype"]!).Distinct().OrderBy(type => Array.IndexOf(["number", "datetime", "text", "string", "singlevaluelist", "multivaluelist"], type)));
        using var resident = town.Visitor();
        var asked = await Details(resident, "litter");
        foreach (var type in QuestionType.All.Where(type => type != QuestionType.Photo))
        {
            Assert.Contains($"About {type}?", asked.Text);
        }
    }

    [BothEngines]
    public async Task Questions_are_moved_and_taken_out_without_losing_what_is_typed(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        var address = $"/admin/catalogue/service/{SampleServices.Pothole.Id}/form";

        var moved = await (await admin.Get(address)).Editing().Set("Input.Questions[2].Label[en]", "On which lanes?").Step(admin, address, "up:2");
        Assert.Equal("On which lanes?", moved.One("[name='Input.Questions[1].Label[en]']").GetAttribute("value"));
        Assert.True(moved.One("#question-1").HasAttribute("open"));

        var without = await moved.Editing().Step(admin, address, "remove:2");
        Assert.Equal(["How big is it?", "On which lanes?"], without.Document.QuerySelectorAll("[name$='.Label[en]']:not([name*=Options])").Select(field => field.GetAttribute("value")));
        Assert.Equal(3, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("pothole")!.Form.Questions.Count);

        await without.Editing().Submit("Save");
        Assert.Equal(["size", "lanes"], (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("pothole")!.Form.Questions.Select(question => question.Code));
    }

    [BothEngines]
    public async Task A_form_that_does_not_hold_together_says_what_to_mend_and_keeps_what_was_typed(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        var address = $"/admin/catalogue/service/{SampleServices.Pothole.Id}/form";

        var later = await (await (await admin.Get(address)).Editing().Step(admin, address, "up:1")).Editing().Submit("Save");
        Assert.Contains(later.Errors, error => error.Contains("depends on “size”, which comes after it", StringComparison.Ordinal));
        Assert.True(later.One("#question-0").HasAttribute("open"));

        var empty = await (await admin.Get(address)).Editing().Set("Input.Questions[2].Options[0].Key", "").Set("Input.Questions[2].Options[0].Label[en]", "").Set("Input.Questions[2].Options[1].Key", "").Set("Input.Questions[2].Options[1].Label[en]", "").Submit("Save");
        Assert.Contains(empty.Errors, error => error.Contains("Check the choices of the question “lanes”", StringComparison.Ordinal));

        var twice = await (await admin.Get(address)).Editing().Set("Input.Questions[2].Code", "size").Set("Input.Questions[2].Label[en]", "").Submit("Save");
        Assert.Equal(2, twice.Errors.Count);
        Assert.Equal("size", twice.One("[name='Input.Questions[2].Code']").GetAttribute("value"));
        Assert.All(twice.Document.QuerySelectorAll(".govuk-error-summary__list a"), link => Assert.NotNull(twice.Document.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Equal(3, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("pothole")!.Form.Questions.Count);
    }

    [BothEngines]
    public async Task Old_requests_keep_the_form_they_were_made_with(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        var before = await app.Report("A hole", "pothole", ("attribute[size]", "large"));
        town.Clock.Move(TimeSpan.FromMinutes(1));

        await (await admin.FormPage(SampleServices.Pothole.Id)).Editing()
            .Set("Input.Questions[0].Label[en]", "Which size has it?").Set("Input.Questions[0].Options[1].Label[en]", "Enormous").Submit("Save");
        town.Clock.Move(TimeSpan.FromMinutes(1));
        var after = await app.Report("Another", "pothole", ("attribute[size]", "large"));

        var old = await admin.Get($"/desk/requests/{before}");
        Assert.Contains("How big is it?", old.Text);
        Assert.Contains("Large", old.Text);
        var young = await admin.Get($"/desk/requests/{after}");
        Assert.Contains("Which size has it?", young.Text);
        Assert.Contains("Enormous", young.Text);
    }

    [BothEngines]
    public async Task The_preview_shows_every_page_of_questions_with_the_portals_own_fields(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        var editor = await admin.FormPage(SampleServices.Pothole.Id);

        var preview = await editor.Editing().Set("Input.Questions[0].Label[en]", "Is it big?").Submit("Preview");

        Assert.Equal(2, preview.Document.QuerySelectorAll(".tl-preview__page").Length);
        Assert.Contains("Is it big? → Large", preview.Text);
        Assert.Equal(2, preview.Document.QuerySelectorAll("input[type=radio][name='q.size']").Length);
        Assert.Equal("How big is it?", (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("pothole")!.Form.Questions[0].Label["en"]);
    }

    [BothEngines]
    public async Task A_preview_of_questions_that_wait_for_each_other_still_shows_them(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        var form = (await admin.FormPage(SampleServices.Pothole.Id)).Editing();
        var body = await form.Request("Save").Content!.ReadAsStringAsync() + "&Input.Questions[0].Conditions=depth%3D1&Input.Questions[2].Conditions=lanes%3Dleft";

        var preview = await admin.Send(new HttpRequestMessage(HttpMethod.Post, $"/admin/catalogue/preview/form/{SampleServices.Pothole.Id}")
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
        });

        Assert.Contains("How big is it?", preview.Text);
        Assert.Contains("Which lanes?", preview.Text);
    }

    [BothEngines]
    public async Task A_form_of_sixty_questions_can_be_edited(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var form = new ServiceForm([.. Enumerable.Range(1, 60).Select(number => new FormQuestion($"q{number}", QuestionType.SingleValueList, LocalText.English($"Question {number}"))
        {
            Options = [.. Enumerable.Range(1, 15).Select(choice => new FormOption($"c{choice}", LocalText.English($"Choice {choice}")))],
        })]);
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, SampleServices.Litter with { Form = form }));
        using var admin = await town.Admin();

        var saved = await (await admin.Get(Litter)).Editing().Set("Input.Questions[59].Label[en]", "The last one").Submit("Save");

        Assert.Contains("Saved", saved.Text);
        Assert.Equal("The last one", (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!.Form.Questions[59].Label["en"]);
    }

    private static WebForm Filled(WebForm form, int place)
    {
        var (name, type) = ($"Input.Questions[{place}]", QuestionType.All[place]);
        form.Set($"{name}.Label[en]", $"About {type}?").Set($"{name}.Type", type);
        return QuestionType.IsList(type) ? form.Set($"{name}.Options[0].Label[en]", "This").Set($"{name}.Options[1].Label[en]", "That") : form;
    }

    private static async Task<WebPage> Details(Visitor resident, string code)
    {
        var page = await resident.Get($"/report/{code}");
        page = await page.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        return await page.Form("form[data-once]").Submit("Continue");
    }
}
