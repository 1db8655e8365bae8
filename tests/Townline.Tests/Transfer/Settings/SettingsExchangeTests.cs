using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Settings;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Townline.Transfer.Contracts;
using Townline.Work.Contracts;

namespace Townline.Tests.Transfer.Settings;

[Trait("Speed", "Slow")]
public class SettingsExchangeTests(Towns towns, ExportedTown demo) : IClassFixture<Towns>, IClassFixture<ExportedTown>
{
    private static readonly Actor Tester = Actor.System("test");

    [BothEngines]
    public async Task Settings_of_one_town_make_another_work_alike(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var plan = await Compare(town, await DemoSettings());
        Assert.Contains(plan.Items, item => item is { Change: PlannedChange.Added, Item.Path: "services/pothole" });
        Assert.Contains(plan.Items, item => item.Item.Kind == "teams" && item.Remarks.Any(remark => remark.Code == "strangers"));
        await town.Get<ISettingsExchange>().Apply(town.Tenant, Tester, plan.Items, "Like Riverton");

        var again = await Compare(town, await DemoSettings());
        Assert.All(again.Items, item => Assert.Equal(PlannedChange.Same, item.Change));
        var (here, there) = ((await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("pothole")!, (await demo.Original.Get<ICatalogue>().Of(1)).ByCode("pothole")!);
        Assert.Equal(there.Name, here.Name);
        Assert.Equal(
            (await demo.Original.Get<ITeams>().Of(1)).ById(there.TeamId!.Value)!.Code,
            (await town.Get<ITeams>().Of(town.Tenant.Id)).ById(here.TeamId!.Value)!.Code);
        Assert.Contains("Like Riverton", await town.Read(db => db.Set<EventRow>().Where(row => row.Kind == "service.changed").Select(row => row.Why).ToListAsync()));
    }

    [BothEngines]
    public async Task A_difference_is_told_field_by_field_and_only_what_is_chosen_is_applied(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);
        var pothole = (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("pothole")!;
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, pothole with { Name = LocalText.English("Hole"), Order = 7 }));
        var litter = (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("litter")!;
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, litter with { Order = 9 }));

        var plan = await Compare(town, files);
        var changed = plan.Items.Where(item => item.Change == PlannedChange.Changed).ToDictionary(item => item.Item.Path);
        Assert.Equal(["services/litter", "services/pothole"], changed.Keys.Order());
        Assert.Contains(new FieldChange("name.en", "Hole", "Pothole"), changed["services/pothole"].Changes);
        Assert.Contains(new FieldChange("order", "7", "0"), changed["services/pothole"].Changes);

        await town.Get<ISettingsExchange>().Apply(town.Tenant, Tester, [changed["services/pothole"]], null);
        var after = await town.Get<ICatalogue>().Of(town.Tenant.Id);
        Assert.Equal("Pothole", after.ByCode("pothole")!.Name.In("en"));
        Assert.Equal(9, after.ByCode("litter")!.Order);
        Assert.Equal(pothole.Id, after.ByCode("pothole")!.Id);
    }

    [BothEngines]
    public async Task When_one_item_does_not_hold_nothing_is_changed(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var plan = await Compare(town, new SettingsFiles(await About(town),
        [
            new SettingsItem("services", "good", new JsonObject { ["name"] = new JsonObject { ["en"] = "Good" } }),
            new SettingsItem("services", "bad", new JsonObject { ["name"] = new JsonObject { ["en"] = "Bad" }, ["promise"] = new JsonObject { ["amount"] = 0, ["unit"] = "hours" } }),
        ]));
        var refused = await Assert.ThrowsAsync<SettingsRefusedException>(() => town.Get<ISettingsExchange>().Apply(town.Tenant, Tester, plan.Items, null));
        Assert.Equal(("services/bad", "rule.service-promise"), (refused.Path, refused.Key));
        Assert.Empty((await town.Get<ICatalogue>().Of(town.Tenant.Id)).All);
    }

    [BothEngines]
    public async Task A_service_that_names_a_team_needs_it_here_or_chosen_with_it(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var plan = await Compare(town, new SettingsFiles(await About(town),
        [
            new SettingsItem("services", "hole", new JsonObject { ["name"] = new JsonObject { ["en"] = "Hole" }, ["team"] = "crew" }),
            new SettingsItem("teams", "crew", new JsonObject { ["name"] = new JsonObject { ["en"] = "Crew" } }),
        ]));
        var exchange = town.Get<ISettingsExchange>();
        var alone = plan.Items.Where(item => item.Item.Kind == "services").ToList();
        Assert.Equal("settings.no-team", (await Assert.ThrowsAsync<SettingsRefusedException>(() => exchange.Apply(town.Tenant, Tester, alone, null))).Key);
        await exchange.Apply(town.Tenant, Tester, plan.Items, null);
        var team = (await town.Get<ITeams>().Of(town.Tenant.Id)).ByCode("crew")!;
        Assert.Equal(team.Id, (await town.Get<ICatalogue>().Of(town.Tenant.Id)).ByCode("hole")!.TeamId);
    }

    [BothEngines]
    public async Task Members_are_matched_by_address_and_nobody_is_put_out_of_a_team(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var ada = await town.SignIn(Role.Agent);
        using var bea = await town.SignIn(Role.Agent);
        await town.Write(unit => town.Get<ITeamEditor>().Save(unit, new Team { Id = unit.NextId(), Code = "crew", Name = LocalText.English("Crew"), Members = [new TeamMember(ada.Staff!.Id)] }));
        var coming = new JsonArray(
            new JsonObject { ["email"] = bea.Staff!.Email.ToUpperInvariant(), ["skills"] = new JsonArray(), ["languages"] = new JsonArray("es"), ["takesWork"] = true },
            new JsonObject { ["email"] = "nobody@elsewhere.example" });
        var plan = await Compare(town, new SettingsFiles(await About(town),
            [new SettingsItem("teams", "crew", new JsonObject { ["name"] = new JsonObject { ["en"] = "Crew" }, ["members"] = coming })]));
        Assert.Equal("nobody@elsewhere.example", Assert.Single(plan.Items[0].Remarks).Args[0]);
        await town.Get<ISettingsExchange>().Apply(town.Tenant, Tester, plan.Items, null);
        var members = (await town.Get<ITeams>().Of(town.Tenant.Id)).ByCode("crew")!.Members;
        Assert.Equal([ada.Staff!.Id, bea.Staff!.Id], members.Select(member => member.StaffId).Order());
        Assert.Equal("es", Assert.Single(members.Single(member => member.StaffId == bea.Staff!.Id).Languages));
    }

    [Theory]
    [InlineData(9999, 1)]
    [InlineData(1, 2)]
    public async Task Settings_of_a_newer_version_are_refused(int schema, int format)
    {
        var town = await towns.On(Engine.SQLite);
        var files = new SettingsFiles(new SettingsOrigin("Elsewhere", "9.9", schema, town.Clock.Now, format), []);
        var refused = await Assert.ThrowsAsync<SettingsRefusedException>(() => Compare(town, files));
        Assert.Equal("settings.newer", refused.Key);
        Assert.Equal("9.9", refused.Args[0]);
    }

    [Fact]
    public async Task A_zip_and_a_folder_say_the_same()
    {
        var files = await DemoSettings();
        using var folder = new TemporaryFolder();
        SettingsPackage.Write(files, folder["out"]);
        var zip = new MemoryStream();
        SettingsPackage.Write(files, zip);
        zip.Position = 0;
        var texts = (SettingsFiles from) => from.Items.Select(item => $"{item.Path} {item.Content.ToJsonString()}").Order(StringComparer.Ordinal);
        Assert.Equal(texts(files), texts(SettingsPackage.Read(folder["out"])));
        Assert.Equal(texts(files), texts(SettingsPackage.Read(zip)));
        Assert.True(files.Items.Select(item => item.Kind).Distinct().Count() >= 5);
    }

    private Task<SettingsFiles> DemoSettings() => Of(demo);

    private static async Task<SettingsFiles> Of(ExportedTown demo) => await demo.Original.Get<ISettingsExchange>().Export(await demo.Original.Town(null));

    private static async Task<SettingsOrigin> About(TestTown town) => (await town.Get<ISettingsExchange>().Export(town.Tenant)).About;

    private static Task<SettingsPlan> Compare(TestTown town, SettingsFiles files) => town.Get<ISettingsExchange>().Compare(town.Tenant, files);
}
