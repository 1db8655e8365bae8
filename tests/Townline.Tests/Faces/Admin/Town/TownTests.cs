using System.Net;
using Townline.Platform.Tenancy;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Town;

public class TownTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_town_gets_its_name_its_colours_and_its_ways_to_be_reached(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        using var resident = town.Visitor();

        var saved = await (await admin.Get("/admin/town")).Editing()
            .Set("Input.Name", "Millbrook").Set("Input.Phone", "216-555-0100").Set("Input.Primary", "#5a2d82").Set("Input.TimeZone", "America/New_York").Set("Input.Hosts", "Help.Millbrook.example\n")
            .Set("Input.Hours[en]", "Always").Set("Input.Reason", "First set-up").Submit("Save");

        Assert.Empty(saved.Errors);
        var home = await resident.Get("/");
        Assert.Contains("Millbrook", home.One(".tl-masthead__town").TextContent);
        Assert.Contains("216-555-0100", home.Text);
        Assert.Contains("--tl-brand:#5a2d82", await resident.Http.GetStringAsync("/theme.css"));
        Assert.Equal(["help.millbrook.example"], (await town.Get<TenantDirectory>().Get(town.Tenant.Id)).Hosts);
        Assert.Contains("First set-up", (await admin.Get("/admin/audit?kind=tenant.")).Text);
        Assert.Equal(town.Tenant.Secret, (await town.Get<TenantDirectory>().Get(town.Tenant.Id)).Secret);
    }

    [BothEngines]
    public async Task Colours_that_cannot_be_read_are_refused_with_the_nearest_that_can(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        var page = await (await admin.Get("/admin/town")).Editing().Set("Input.Link", "#8fb4bb").Set("Input.Header", "#5a2d82").Submit("Preview the colours");
        Assert.Equal("#5a2d82", page.Document.QuerySelectorAll("svg rect")[1].GetAttribute("fill"));
        Assert.Contains("Links: 2", page.Text);

        var refused = await (await admin.Get("/admin/town")).Editing().Set("Input.Link", "#8fb4bb").Set("Input.Header", "#5a2d82").Submit("Save");
        var error = Assert.Single(refused.Errors);
        Assert.StartsWith("Links in this colour cannot be read well (contrast 2", error, StringComparison.Ordinal);
        Assert.Equal("#8fb4bb", refused.One("[name='Input.Link']").GetAttribute("value"));
        var saved = await refused.Editing().Set("Input.Link", error[^7..]).Submit("Save");

        Assert.Empty(saved.Errors);
        using var resident = town.Visitor();
        var css = await resident.Http.GetStringAsync("/theme.css");
        Assert.Contains("--tl-header:#5a2d82", css);
        Assert.Contains($"--tl-link:{error[^7..]}", css);
    }

    [BothEngines]
    public async Task A_logo_stands_on_every_page_and_only_a_picture_is_one(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        using var resident = town.Visitor();

        var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray();
        var refused = await (await admin.Get("/admin/town")).Editing().Attach("Logo", "logo.svg", svg, "image/png").Submit("Save");
        Assert.Single(refused.Errors);

        var kept = await refused.Editing().Attach("Logo", "logo.png", TestPng.Of(40, 20), "image/png").Set("Input.Name", "").Submit("Save");
        Assert.Contains("logo.png is kept until you save.", kept.Text);
        await kept.Editing().Set("Input.Name", "Millbrook").Submit("Save");

        var logo = (await resident.Get("/")).One(".tl-masthead__logo").GetAttribute("src")!;
        using var picture = await resident.Http.GetAsync(logo);
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);

        await (await admin.Get("/admin/town")).Editing().Set("Input.NoLogo", "yes").Submit("Save");
        Assert.Null((await resident.Get("/")).Document.QuerySelector(".tl-masthead__logo"));
    }

    [BothEngines]
    public async Task What_would_break_the_town_is_refused_and_what_was_typed_is_kept(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await town.AddTown("otherton");
        using var admin = await town.Admin();

        var refused = await (await admin.Get("/admin/town")).Editing()
            .Set("Input.Name", " ").Set("Input.JurisdictionId", "otherton.example").Set("Input.Hosts", "https://x\notherton.example").Set("Input.Email", "nobody").Set("Input.Languages").Set("Input.Primary", "teal").Set("Input.DisputeDays", "0")
            .Submit("Save");

        Assert.Equal(8, refused.Errors.Count);
        Assert.Contains("https://x", refused.One("[name='Input.Hosts']").TextContent);
        Assert.Equal("nobody", refused.One("[name='Input.Email']").GetAttribute("value"));
        Assert.Equal("Our town", (await town.Get<TenantDirectory>().Get(town.Tenant.Id)).Name);
    }

    [BothEngines]
    public async Task The_second_of_two_editors_sees_the_difference(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var first = await town.Admin();
        using var second = await town.Admin();
        var opened = await second.Get("/admin/town");
        await (await first.Get("/admin/town")).Editing().Set("Input.Name", "Millbrook").Submit("Save");

        var late = await opened.Editing().Set("Input.Name", "Milltown").Submit("Save");

        Assert.Contains($"{first.Staff!.Name} saved it.", late.Text);
        Assert.Contains("Millbrook", late.One("tr:has(td)").TextContent);
        await late.Editing().Submit("Save");
        Assert.Equal("Milltown", (await town.Get<TenantDirectory>().Get(town.Tenant.Id)).Name);
    }
}
