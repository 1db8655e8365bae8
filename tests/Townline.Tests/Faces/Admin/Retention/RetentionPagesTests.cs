using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Retention;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Platform.Retention;
using Townline.Tests.Support;
using Townline.Transfer.Contracts;

namespace Townline.Tests.Faces.Admin.Retention;

public class RetentionPagesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_class_is_made_after_a_look_at_what_would_go_today_and_changed_with_a_line_in_the_trail(Engine engine)
    {
        var town = await Town(engine);
        await Keeping.Closed(town);
        town.Clock.Move(TimeSpan.FromDays(800));
        using var admin = await town.Admin();
        var page = await admin.Get("/admin/retention/class");
        var form = page.Form("form[action$=class]").Set("Input.Name[en]", "Small things").Set("Input.Reason[en]", "Nobody asks later.").Set("Input.Amount", "1").Set("Input.Subjects", "requests:pothole");

        var look = await form.Submit("Show what would go today");
        Assert.Empty(look.Errors);
        Assert.Equal("1", look.Document.QuerySelector("tbody .tl-number")?.TextContent);
        Assert.Empty(await town.Read(db => town.Get<RetentionBook>().All(db)));
        var saved = await look.Form("form[action$=class]").Submit("Save");

        Assert.Empty(saved.Errors);
        Assert.Contains("Small things", saved.Text);
        var change = (await admin.Get("/admin/retention/class/small-things")).Form("form[action$=small-things]").Set("Input.Amount", "10").Set("Input.Why", "The lawyer says so");
        await change.Submit("Save");
        var rule = Assert.Single(await town.Read(db => town.Get<RetentionBook>().All(db)));
        Assert.Equal((10, KeepUnit.Years, "requests:pothole"), (rule.Amount, rule.Unit, Assert.Single(rule.Subjects)));
        var last = await town.Read(db => db.Set<EventRow>().Where(row => row.Kind == "retention.saved").OrderBy(row => row.Seq).LastAsync());
        Assert.Equal("The lawyer says so", last.Why);
        Assert.Contains("\"field\":\"amount\",\"before\":\"1\",\"after\":\"10\"", last.Data);
    }

    [BothEngines]
    public async Task What_cannot_be_is_said_at_its_field_and_kept_as_typed(Engine engine)
    {
        var town = await Town(engine);
        using var admin = await town.Admin();

        var wrong = await (await admin.Get("/admin/retention/class")).Form("form[action$=class]").Set("Input.Name[en]", "Small").Set("Input.Reason[en]", "So").Set("Input.Amount", "0").Submit("Save");
        Assert.Equal(["Enter a whole number from 1 to 1,000."], wrong.Errors);
        Assert.Equal(["Give the class a name."], (await wrong.Form("form[action$=class]").Set("Input.Name[en]", "").Submit("Save")).Errors);
        var open = (await admin.Get("/admin/retention/holds")).Form("main form");
        Assert.Equal(["There is no request with this reference. Look at the number again."], (await open.Set("Number", "77").Set("Reason", "Court").Submit()).Errors);
    }

    [BothEngines]
    public async Task Two_who_change_a_class_at_once_do_not_overwrite_each_other(Engine engine)
    {
        var town = await Town(engine);
        await Keeping.Keep(town, ["requests:pothole"]);
        using var admin = await town.Admin();
        var (first, second) = (await admin.Get("/admin/retention/class/a-year"), await admin.Get("/admin/retention/class/a-year"));

        await first.Form("form[action$=a-year]").Set("Input.Amount", "3").Submit("Save");
        var stale = await second.Form("form[action$=a-year]").Set("Input.Amount", "4").Submit("Save");

        Assert.Contains("Somebody else changed this class", Assert.Single(stale.Errors));
        Assert.Equal(3, Assert.Single(await town.Read(db => town.Get<RetentionBook>().All(db))).Amount);
    }

    [BothEngines]
    public async Task A_subject_falls_under_the_class_that_named_it_last_and_under_none_when_that_is_taken_away(Engine engine)
    {
        var town = await Town(engine);
        await Keeping.Keep(town, ["requests:pothole", "calls"]);
        await Keeping.Keep(town, ["calls"], code: "other");
        using var admin = await town.Admin();
        Assert.Contains("Telephone calls Now under: A year", (await admin.Get("/admin/retention/class/a-year")).Text);

        await (await admin.Get("/admin/retention/class/other")).Form("form[action*=Remove]").Submit();

        Assert.Equal(["requests:pothole"], (await town.Read(db => town.Get<RetentionBook>().Uses(db))).Select(use => use.Subject));
        Assert.Contains("Telephone calls", (await admin.Get("/admin/retention")).Text);
    }

    [BothEngines]
    public async Task A_request_is_held_back_by_its_reference_and_let_go_again(Engine engine)
    {
        var town = await Town(engine);
        var (id, _) = await Keeping.Closed(town);
        var number = (await town.Get<IRequestQueries>().ById(town.Tenant.Id, id, default))!.Number;
        using var admin = await town.Admin();

        var held = await (await admin.Get("/admin/retention/holds")).Form("main form").Set("Number", $"{number}").Set("Reason", "Court case 17/2026").Submit();
        Assert.Empty(held.Errors);
        Assert.Contains("Court case 17/2026", held.Text);
        await held.Form("form[action*=End]").Submit();

        Assert.Equal(["retention.hold", "retention.hold-ended"], await town.Read(db => db.Set<EventRow>().Where(row => row.Kind.StartsWith("retention.hold")).OrderBy(row => row.Seq).Select(row => row.Kind).ToListAsync()));
        Assert.Empty((await town.Read(db => town.Get<HoldBook>().Now(db))).Requests);
    }

    [BothEngines]
    public async Task Classes_go_out_as_files_and_make_another_town_alike(Engine engine)
    {
        var (town, other) = (await Town(engine), await Town(engine));
        await Keeping.Keep(town, ["calls", "requests:pothole"]);
        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);
        var item = Assert.Single(files.Items, item => item.Kind == "retention");
        Assert.Equal("a-year", item.Code);

        var plan = await other.Get<ISettingsExchange>().Compare(other.Tenant, files, default);
        await other.Get<ISettingsExchange>().Apply(other.Tenant, Actor.System("test"), [.. plan.Items.Where(planned => planned.Item.Kind == "retention")], "As there");

        var again = Assert.Single((await other.Get<ISettingsExchange>().Export(other.Tenant)).Items, item => item.Kind == "retention");
        Assert.True(JsonNode.DeepEquals(item.Content, again.Content), again.Content.ToJsonString());
    }

    [BothEngines]
    public async Task Only_those_who_may_change_settings_see_them(Engine engine)
    {
        var town = await towns.On(engine);
        using var agent = await town.SignIn(Role.Agent);
        foreach (var address in new[] { "/admin/retention", "/admin/retention/class", "/admin/retention/holds", "/admin/retention/data" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await agent.Get(address)).Status);
        }
    }

    private async Task<TestTown> Town(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        return town;
    }
}
