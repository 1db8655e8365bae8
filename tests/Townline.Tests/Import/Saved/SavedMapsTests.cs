using System.Text;
using Townline.Import.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Import;
using Townline.Tests.Support;
using Townline.Transfer.Contracts;

namespace Townline.Tests.Import.Saved;

public class SavedMapsTests
{
    [BothEngines]
    public async Task A_mapping_that_was_saved_reads_the_next_file_goes_out_with_the_settings_and_serves_the_command_line(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["in.csv"], "Nr,Was,Wann,Weg\n1,Loch,2025-05-01,\n2,Loch,2025-05-02,2025-05-03\n");
        await using (var town = await TestTown.Start(storage))
        {
            using var admin = await town.Admin();
            var page = await Bring(admin, "Nr,Was,Wann,Weg\n9,Loch,2025-05-01,\n", "");
            page = await page.Form("form[action*=Look]").Set("Input.Columns[id]", "Nr").Set("Input.Columns[service]", "Was").Set("Input.Columns[requested]", "Wann").Set("Input.Columns[closed]", "Weg").Set("Input.Source", "rathaus").Submit();
            Assert.Contains("1 new request would come in", page.Text);
            page = await page.Form("form[action*=Save]").Set("name", "boston").Submit();
            Assert.StartsWith("Give the mapping a name", Assert.Single(page.Errors), StringComparison.Ordinal);
            page = await page.Form("form[action*=Save]").Set("name", "Rathaus").Submit();
            Assert.Contains("The mapping was saved.", page.Text);

            page = await Bring(admin, "Weg,Wann,Was,Nr\n,2025-05-01,Loch,10\n", "rathaus");
            Assert.Contains("1 new request would come in", (await page.Form("form[action*=Look]").Submit()).Text);
            Assert.Contains("\"source\": \"rathaus\"", await admin.Http.GetStringAsync("/admin/imports?handler=Map&name=rathaus"));

            var exchange = town.Get<ISettingsExchange>();
            var files = await exchange.Export(town.Tenant, default);
            Assert.Contains(files.Items, item => item.Path == "imports/rathaus");
            var other = await town.AddTown("other");
            var plan = await exchange.Compare(other, files, default);
            await exchange.Apply(other, Actor.System("test"), [.. plan.Items.Where(item => item.Item.Kind == "imports")], null, default);
            Assert.Equal(["rathaus"], await town.Get<IRequestImports>().Maps(other.Id, default));
        }

        await using var import = TownProcess.Start(storage, [], "import", folder["in.csv"], "--map", "rathaus", "--town", "town", "--data", storage.Folder);
        Assert.Equal(0, await import.Exit());
        Assert.Equal(["2 new, 0 known, 0 rejected"], import.Printed);
    }

    private static async Task<WebPage> Bring(Visitor admin, string text, string map) =>
        await (await admin.Get("/admin/imports")).Form("form[enctype]").Set("Map", map).Attach("Files", "cases.csv", Encoding.UTF8.GetBytes(text), "text/csv").Submit();
}
