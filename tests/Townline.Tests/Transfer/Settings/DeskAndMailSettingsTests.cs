using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Tests.Support;
using Townline.Transfer.Contracts;
using Townline.Work.Contracts;
using Townline.Work.Views;

namespace Townline.Tests.Transfer.Settings;

public class DeskAndMailSettingsTests(Towns towns) : IClassFixture<Towns>
{
    private const string Password = "very secret sesame";
    private static readonly SignedInStaff Clerk = new(7, "Ada", "ada@town.example", Role.Administrator, new HashSet<Right> { Right.ViewsShare });

    [BothEngines]
    public async Task Shared_views_go_along_by_the_codes_of_their_teams_and_those_of_one_clerk_stay(Engine engine)
    {
        var (town, other) = (await towns.Fresh(engine), await towns.Fresh(engine));
        var team = await Team(town);
        await Save(town, "Late holes", "open&service=pothole&due=late", ViewAudience.Everybody);
        await Save(town, "Ours", $"team-{team}&status=open", ViewAudience.Team, team);
        await Save(town, "Ours", $"team-{team}&status=closed", ViewAudience.Team, team);
        await Save(town, "Only mine", "mine", ViewAudience.Mine);

        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);
        var plan = await Bring(other, files, "views", "teams");

        Assert.Equal(["Late holes", "streets Ours", "streets Ours 2"], plan.Items.Where(item => item.Item.Kind == "views").Select(item => item.Item.Code));
        var there = (await other.Get<ITeams>().Of(other.Tenant.Id)).ByCode("streets")!.Id;
        var views = await other.Read(db => db.Set<ViewRow>().OrderBy(view => view.Text).ToListAsync());
        Assert.Equal(
            [("Late holes", "open&service=pothole&due=late", null), ("Ours", $"team-{there}&status=closed", there), ("Ours", $"team-{there}&status=open", (long?)there)],
            views.Select(view => (view.Name, view.Text, view.TeamId)));
        await AllIsSame(other, files, "views");
    }

    [BothEngines]
    public async Task A_view_that_is_here_is_changed_with_the_difference_shown_and_stays_its_owners(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var id = await Save(town, "Late", "open&due=late", ViewAudience.Everybody);
        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);
        files.Items.Single(item => item.Kind == "views").Content["list"] = "open&due=soon";

        var plan = await Bring(town, files, "views");

        Assert.Equal(new FieldChange("list", "open&due=late", "open&due=soon"), Assert.Single(plan.Items.Single(item => item.Item.Kind == "views").Changes));
        var view = Assert.Single(await town.Read(db => db.Set<ViewRow>().ToListAsync()));
        Assert.Equal((id, 7, "open&due=soon"), (view.Id, view.OwnerId, view.Text));
    }

    [BothEngines]
    public async Task A_view_of_a_team_that_is_not_here_is_refused_and_so_is_one_without_a_list(Engine engine)
    {
        var (town, other) = (await towns.Fresh(engine), await towns.Fresh(engine));
        var team = await Team(town);
        await Save(town, "Ours", $"team-{team}", ViewAudience.Team, team);
        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);

        Assert.Equal("settings.no-team", (await Assert.ThrowsAsync<SettingsRefusedException>(() => Bring(other, files, "views"))).Key);
        files.Items.Single(item => item.Kind == "views").Content.Remove("list");
        Assert.Equal("settings.content", (await Assert.ThrowsAsync<SettingsRefusedException>(() => Bring(other, files, "views", "teams"))).Key);
    }

    [BothEngines]
    public async Task How_spam_is_told_goes_along_and_a_threshold_that_there_is_not_is_refused(Engine engine)
    {
        var (town, other) = (await towns.Fresh(engine), await towns.Fresh(engine));
        await town.Write(unit => town.Get<ISpamSettings>().Save(unit, trustsMarks: false, 80));
        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);

        var plan = await Bring(other, files, "mail-spam");

        Assert.Contains(new FieldChange("threshold", "95", "80"), plan.Items.Single(item => item.Item.Kind == "mail-spam").Changes);
        Assert.Equal(SpamSettings.Usual with { TrustsMarks = false, Threshold = 80 }, await other.Get<ISpamSettings>().Of(other.Tenant.Id, default));
        await AllIsSame(other, files, "mail-spam");
        files.Items.Single(item => item.Kind == "mail-spam").Content["threshold"] = 10;
        Assert.Equal("rule.spam-threshold", (await Assert.ThrowsAsync<SettingsRefusedException>(() => Bring(other, files, "mail-spam"))).Key);
    }

    [BothEngines]
    public async Task The_outgoing_server_goes_along_without_its_password_and_its_key_which_is_said_before(Engine engine)
    {
        var (town, other) = (await towns.Fresh(engine), await towns.Fresh(engine));
        var setup = new OutgoingMailSetup("mail.town.example", 587, MailEncryption.StartTls, null, "desk", MailLogin.Password, 4) { DkimDomain = "town.example", DkimSelector = "desk" };
        await town.Write(unit => town.Get<IOutgoingMail>().Save(unit, setup, Password, null));
        await other.Write(unit => other.Get<IOutgoingMail>().Save(unit, setup with { Host = "old.example", DkimDomain = null, DkimSelector = null }, "another", null));

        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);
        Assert.DoesNotContain(files.Items, item => item.Content.ToJsonString() is var text && (text.Contains("sesame", StringComparison.Ordinal) || text.Contains("PRIVATE", StringComparison.Ordinal)));
        var plan = await Bring(other, files, "mail-server");

        var server = plan.Items.Single(item => item.Item.Kind == "mail-server");
        Assert.True(server.Item.IsOwn);
        Assert.Contains(new FieldChange("host", "old.example", "mail.town.example"), server.Changes);
        Assert.Equal("mail-password", Assert.Single(server.Remarks).Code);
        var (here, there) = ((await town.Get<IOutgoingMail>().Of(town.Tenant.Id))!, (await other.Get<IOutgoingMail>().Of(other.Tenant.Id))!);
        Assert.Equal(("mail.town.example", "desk", false, true), (there.Host, there.User, there.HasSecret, there.HasDkimKey));
        Assert.NotEqual(here.DkimRecord, there.DkimRecord);
        await AllIsSame(other, files, "mail-server");

        files.Items.Single(item => item.Kind == "mail-server").Content["port"] = 25;
        Assert.Empty((await Bring(town, files, "mail-server")).Items.Single(item => item.Item.Kind == "mail-server").Remarks);
        var kept = (await town.Get<IOutgoingMail>().Of(town.Tenant.Id))!;
        Assert.Equal((25, true, here.DkimRecord), (kept.Port, kept.HasSecret, kept.DkimRecord));
    }

    [BothEngines]
    public async Task A_token_that_is_renewed_goes_along_without_its_secrets_which_is_said_before(Engine engine)
    {
        var (town, other) = (await towns.Fresh(engine), await towns.Fresh(engine));
        var setup = new OutgoingMailSetup("mail.town.example", 587, MailEncryption.StartTls, null, "desk", MailLogin.Token, 4) { Grant = new MailGrant("https://login.example/token", "townline", "mail", IsRefreshed: true) };
        await town.Write(unit => town.Get<IOutgoingMail>().Save(unit, setup, Password, null, Password));

        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);
        Assert.DoesNotContain(files.Items, item => item.Content.ToJsonString().Contains("sesame", StringComparison.Ordinal));
        var plan = await Bring(other, files, "mail-server");

        Assert.Equal("mail-grant", Assert.Single(plan.Items.Single(item => item.Item.Kind == "mail-server").Remarks).Code);
        var there = (await other.Get<IOutgoingMail>().Of(other.Tenant.Id))!;
        Assert.Equal((setup.Grant, false), (there.Grant, there.HasSecret));
        await AllIsSame(other, files, "mail-server");
        Assert.Empty((await Bring(town, files, "mail-server")).Items.Single(item => item.Item.Kind == "mail-server").Remarks);
        Assert.True((await town.Get<IOutgoingMail>().Of(town.Tenant.Id))!.HasSecret);
    }

    private static async Task<long> Team(TestTown town)
    {
        var team = new Team { Id = Ids.Next(), Code = "streets", Name = LocalText.English("Streets") };
        await town.Write(unit => town.Get<ITeamEditor>().Save(unit, team));
        return team.Id;
    }

    private static Task<long> Save(TestTown town, string name, string text, ViewAudience audience, long? team = null) =>
        town.Write(unit => town.Get<IViews>().Save(unit, Clerk, new ViewOrder(null, name, text, audience, team)));

    private static async Task<SettingsPlan> Bring(TestTown town, SettingsFiles files, params string[] kinds)
    {
        var plan = await town.Get<ISettingsExchange>().Compare(town.Tenant, files);
        await town.Get<ISettingsExchange>().Apply(town.Tenant, Actor.System("test"), [.. plan.Items.Where(item => kinds.Contains(item.Item.Kind))], null);
        return plan;
    }

    private static async Task AllIsSame(TestTown town, SettingsFiles files, string kind) =>
        Assert.All((await town.Get<ISettingsExchange>().Compare(town.Tenant, files)).Items.Where(item => item.Item.Kind == kind), item => Assert.Equal(PlannedChange.Same, item.Change));
}
