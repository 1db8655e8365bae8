using Townline.Requests.Contracts;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Settings;

public class SettingsTests(Towns towns) : IClassFixture<Towns>
{
    private const string Upload = "form[enctype]";
    private const string Choose = "form[action*=Apply]";

    [BothEngines]
    public async Task Settings_go_out_and_come_in_after_a_look_at_the_difference(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        var zip = await admin.Http.GetByteArrayAsync("/admin/settings/export");
        var litter = (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!;
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, litter with { Order = 9 }));

        var difference = await Open(admin, zip);
        Assert.Contains("Changed", difference.Text);
        Assert.Contains("order", difference.Text, StringComparison.OrdinalIgnoreCase);
        var applied = await difference.Form(Choose).Submit();
        Assert.Empty(applied.Errors);
        Assert.Contains("1 setting was taken over.", applied.Text);
        Assert.Equal(0, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!.Order);
        Assert.Contains("Settings of", (await admin.Get("/admin/audit?kind=service.")).Text);
        Assert.Contains("There is no difference", (await Open(admin, zip)).Text);
    }

    [BothEngines]
    public async Task Nobody_applies_what_they_have_not_seen(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        using var admin = await town.Admin();
        var zip = await admin.Http.GetByteArrayAsync("/admin/settings/export");
        var litter = (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!;
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, litter with { Order = 9 }));
        var difference = await Open(admin, zip);
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, litter with { Order = 4 }));
        var stale = await difference.Form(Choose).Submit();
        Assert.Contains("changed here since you looked", Assert.Single(stale.Errors));
        Assert.Equal(4, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!.Order);
    }

    [BothEngines]
    public async Task What_is_no_file_of_settings_is_refused_with_a_sentence(Engine engine)
    {
        var town = await towns.On(engine);
        using var admin = await town.Admin();
        var noZip = await Open(admin, "{}"u8.ToArray());
        Assert.True(noZip.Errors is [var wrong] && wrong.Contains("not a zip file", StringComparison.Ordinal), noZip.Html);
        var nothing = await (await admin.Get("/admin/settings")).Form(Upload).Submit();
        Assert.True(nothing.Errors is [var missing] && missing.Contains("Choose a file", StringComparison.Ordinal), nothing.Html);
    }

    private static async Task<WebPage> Open(Visitor admin, byte[] zip) =>
        await (await admin.Get("/admin/settings")).Form(Upload).Attach("Files", "settings.zip", zip, "application/zip").Submit();
}
