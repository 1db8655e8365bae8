using System.Net;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Townline.Transfer.Contracts;

namespace Townline.Tests.Faces.Admin.Catalogue;

public class TryTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly string Address = $"/admin/catalogue/service/{SampleServices.Pothole.Id}/try";
    private static readonly string Form = $"/admin/catalogue/service/{SampleServices.Pothole.Id}/form";

    [BothEngines]
    public async Task A_form_is_tried_without_making_a_request(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();

        var page = await admin.Get(Address);
        Assert.Equal(["Asked", "Not asked", "Asked"], Outcome(page));
        Assert.Contains("Only after How big is it? → Large", page.Text);
        var large = await page.Editing().Set("q.size", "large").Submit("Try it");
        Assert.Equal(["Asked", "Refused", "Asked"], Outcome(large));
        Assert.Contains("“How deep is it?” still needs an answer", large.Text);
        var deep = await large.Editing().Set("q.depth", "to the knee").Submit("Try it");
        Assert.Contains("Write a number for “How deep is it?”, like 12 or 12.5", deep.Text);
        Assert.Equal("to the knee", deep.One("[name='q.depth']").GetAttribute("value"));
        Assert.Equal(["Asked", "Asked", "Asked"], Outcome(await deep.Editing().Set("q.depth", "12").Submit("Try it")));
        Assert.Equal(0, await town.Read(db => Task.FromResult(db.Set<Townline.Requests.Request>().Count())));
    }

    [BothEngines]
    public async Task A_saved_test_turns_red_when_the_form_asks_otherwise(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        var tried = await (await admin.Get(Address)).Editing().Set("q.size", "large").Submit("Try it");
        var nameless = await tried.Editing().Submit("Keep as a test");
        Assert.Contains("Give the test a name of at most 100 characters.", nameless.Errors);
        var kept = await nameless.Editing().Set("Name", "A large hole asks how deep").Submit("Keep as a test");
        Assert.Empty(kept.Errors);
        Assert.Contains("The test holds.", kept.Text);

        var unsaved = await (await admin.Get(Form)).Editing().Set("Input.Questions[1].Conditions", "size=small").Step(admin, Form, "up:0");
        Assert.Contains("1 test differs from what you expected.", unsaved.Text);
        var saved = await unsaved.Editing().Submit("Save");
        Assert.Empty(saved.Errors);
        Assert.Contains("“How deep is it?” is not asked any more.", saved.Text);

        var red = await saved.Follow("A large hole asks how deep");
        Assert.True(red.One("[name='q.size'][value=large]").HasAttribute("checked"));
        var anew = await red.Editing().Submit("Keep as a test");
        Assert.Contains("The test holds.", anew.Text);
        Assert.DoesNotContain("Saved tests", (await anew.Editing().Submit("Take this test away")).Text);
    }

    [BothEngines]
    public async Task Tests_travel_with_the_settings_and_change_no_old_form(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        await (await admin.Get(Address)).Editing().Set("q.size", "small").Set("Name", "Small").Submit("Keep as a test");

        var items = await town.Get<ISettingsExchange>().Export(town.Tenant, default);
        var pothole = items.Items.Single(item => item is { Kind: "services", Code: "pothole" });
        Assert.Equal("Small", (string?)pothole.Content["form"]!["tests"]![0]!["name"]);
        Assert.Equal(0, await town.Read(db => Task.FromResult(db.Set<Townline.Requests.Catalogue.PastForm>().Count())));
    }

    [BothEngines]
    public async Task Only_who_may_edit_the_catalogue_may_try(Engine engine)
    {
        var town = await towns.On(engine);
        await SampleServices.Add(town);
        using var agent = await town.SignIn(Role.Agent);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Get(Address)).Status);
        using var admin = await town.Admin();
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get("/admin/catalogue/service/9/try")).Status);
    }

    private static IEnumerable<string> Outcome(WebPage page) => page.Document.QuerySelectorAll("section[aria-labelledby=outcome] li > .govuk-tag, section[aria-labelledby=outcome] li > .tl-tag").Select(tag => tag.TextContent.Trim());
}
