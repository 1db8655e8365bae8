using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Places.Contracts;
using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Places;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Places;

public class PlacesTests(Towns towns) : IClassFixture<Towns>
{
    private const string Upload = "form[enctype]";
    private const string Apply = "form[action*=Bring]";

    [BothEngines]
    public async Task Areas_come_in_from_a_file_after_a_look_and_go_out_as_the_same_file(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();

        var look = await Look(admin, "areas.geojson", SmallTown.Areas);
        Assert.Contains("4 new", look.Text);
        Assert.Empty(await town.Get<IPlaces>().Areas(town.Tenant.Id));
        var done = await look.Form(Apply).Submit();

        Assert.Empty(done.Errors);
        Assert.Contains("4 places were added", done.Text);
        Assert.Equal(4, (await town.Get<IPlaces>().Areas(town.Tenant.Id)).Count);
        Assert.Contains("West", (await admin.Get("/admin/places?kind=district")).Text);
        Assert.Contains("<title id=\"title\">Map: Districts</title>", await admin.Http.GetStringAsync("/admin/places?handler=Drawing&kind=district"));
        var again = await Look(admin, "areas.geojson", await admin.Http.GetStringAsync("/admin/places?handler=File"));
        Assert.Contains("4 here already", again.Text);
        Assert.Empty(again.Document.QuerySelectorAll(Apply));
    }

    [BothEngines]
    public async Task Columns_of_a_table_are_told_apart_and_put_right_by_a_person(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        const string Table = "ref,street,str_official,hnr,lat,long\nA1,MAIN ST,Main Street,10,41.5001,-81.6090\nA2,MAIN ST,Main Street,12,41.5001,-81.6080\n";

        var look = await Look(admin, "addresses.csv", Table, PlaceKind.Address);
        Assert.Contains("2 rows left out", look.Text);
        Assert.Contains("It has no house number.", look.Text);
        var right = await look.Form(Upload).Set("Columns[number]", "hnr").Set("Columns[street]", "str_official").Set("Columns[code]", "ref").Submit();
        Assert.Contains("2 new", right.Text);
        Assert.Contains("For example: 10 · 12", right.Text);
        await right.Form(Apply).Submit();

        Assert.Equal("10 Main Street", (await town.Get<IPlaces>().AddressByCode(town.Tenant.Id, "A1"))!.Line);
    }

    [BothEngines]
    public async Task An_area_that_a_service_goes_by_is_not_taken_away(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        await SmallTown.Build(town);
        var litter = (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!;
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, litter with { Areas = ["W"] }));
        using var admin = await town.Admin();

        var page = await admin.Get("/admin/places?kind=district");
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=Remove]"));
        var parks = await admin.Get("/admin/places?kind=park");
        var refused = await parks.Form("form[action*=Remove]").Set("kind", "district").Set("code", "W").Submit();
        Assert.Contains("cannot be taken away", Assert.Single(refused.Errors));
        var gone = await parks.Form("form[action*=Remove]").Submit();

        Assert.Contains("Mill Park was taken away", gone.Text);
        Assert.Equal(["L", "T", "W"], (await town.Get<IPlaces>().Areas(town.Tenant.Id)).Select(area => area.Code).Order());
        Assert.Contains("\"removed\":[\"park P\"]", await town.Read(db => db.Set<EventRow>().Where(row => row.Kind == PlacesChanged.OfAreas).OrderByDescending(row => row.Seq).Select(row => row.Data).FirstAsync()));
    }

    [BothEngines]
    public async Task A_file_that_is_none_is_refused_with_a_sentence_and_changes_nothing(Engine engine)
    {
        var town = await towns.On(engine);
        using var admin = await town.Admin();
        Assert.Equal(["The file is not GeoJSON: it does not begin with an object."], (await Look(admin, "areas.geojson", "[1]")).Errors);
        Assert.Contains("The file needs columns lat and long", Assert.Single((await Look(admin, "a.csv", "x,y z\n1,2\n")).Errors));
        var large = await (await admin.Get("/admin/places/bring")).Form(Upload).Attach("Files", "large.geojson", new byte[(60 * 1024 * 1024) + 1], "application/geo+json").Submit();
        Assert.StartsWith("The file is larger than 60 MB", Assert.Single(large.Errors), StringComparison.Ordinal);
        Assert.Equal(["Choose a file."], (await (await admin.Get("/admin/places/bring")).Form(Upload).Submit()).Errors);
        var made_up = await (await Look(admin, "areas.geojson", SmallTown.Areas)).Form(Apply).Set("Ticket", "made-up").Submit();
        Assert.Equal(["The file is no longer there. Choose it again."], made_up.Errors);
    }

    [BothEngines]
    public async Task Only_those_who_may_change_settings_see_them_here(Engine engine)
    {
        var town = await towns.On(engine);
        using var agent = await town.SignIn(Role.Agent);
        foreach (var address in new[] { "/admin/places", "/admin/places/bring", "/admin/places?handler=File" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await agent.Get(address)).Status);
        }
    }

    private static async Task<WebPage> Look(Visitor admin, string name, string text, PlaceKind what = PlaceKind.Area) =>
        await (await admin.Get("/admin/places/bring")).Form(Upload).Set("What", $"{what}").Attach("Files", name, Encoding.UTF8.GetBytes(text), "application/octet-stream").Submit();
}
