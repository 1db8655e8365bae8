using System.Net;
using Townline.Faces.Admin.Audit;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Faces.Admin.Catalogue;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin.Audit;

public class AuditTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_trail_is_filtered_by_who_kind_thing_day_and_words(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var admin = await town.Admin();
        var number = await app.Report();
        var service = SampleServices.Litter.Id;
        await (await admin.ServicePage(service)).Editing().Set("Input.Name[en]", "Rubbish").Set("Input.Reason", "People call it so").Submit("Save");
        var day = $"{town.Clock.Now:yyyy-MM-dd}";

        Assert.Equal(["service.changed"], Kinds(await admin.Get("/admin/audit?words=people+CALL")));
        Assert.Equal(["service.changed"], Kinds(await admin.Get("/admin/audit?words=rubbish&kind=service.")));
        Assert.All(Kinds(await admin.Get($"/admin/audit?subject={number}")), kind => Assert.StartsWith("request.", kind, StringComparison.Ordinal));
        Assert.NotEmpty(Kinds(await admin.Get($"/admin/audit?subject={number}")));
        Assert.DoesNotContain("service.changed", Kinds(await admin.Get("/admin/audit?who=Key")));
        Assert.Contains("request.opened", Kinds(await admin.Get("/admin/audit?who=Key")));
        Assert.NotEmpty(Kinds(await admin.Get($"/admin/audit?from={day}&to={day}")));
        Assert.Empty(Kinds(await admin.Get("/admin/audit?from=2001-01-01&to=2001-12-31")));
        Assert.Empty(Kinds(await admin.Get("/admin/audit?subject=no-number")));

        var mine = await (await admin.Get("/admin/audit")).Form("main form[role=search]").Set("kind", "service.").Submit("Show");
        Assert.Equal("/admin/catalogue/service/102", mine.Document.QuerySelector("tbody td:nth-child(3) a")!.GetAttribute("href"));
        Assert.Contains("kind=service.", mine.Address, StringComparison.Ordinal);
        var request = await admin.Get($"/admin/audit?subject={number}");
        Assert.Equal($"/desk/requests/{number}", request.Document.QuerySelector("tbody td:nth-child(3) a")!.GetAttribute("href"));
    }

    [BothEngines]
    public async Task A_long_trail_is_walked_a_page_at_a_time_without_a_gap(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        await Write(town, 250);

        var page = await admin.Get("/admin/audit?kind=test.");
        var seen = Subjects(page);
        for (var i = 0; i < 2; i++)
        {
            page = await admin.Get(page.One("a[rel=next]").GetAttribute("href")!);
            seen.AddRange(Subjects(page));
        }

        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"{250 - i}"), seen);
        Assert.Empty(page.Document.QuerySelectorAll("a[rel=next]"));
    }

    [BothEngines]
    public async Task It_comes_as_CSV_in_which_nothing_is_a_formula(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var admin = await town.Admin();
        await Write(town, 3, "=1+1");

        var page = await admin.Get("/admin/audit.csv?kind=test.");

        Assert.Equal("text/csv", page.Response.Content.Headers.ContentType!.MediaType);
        var lines = page.Html.Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("line,at,who,kind,subject,source,address,why,data", lines[0]);
        Assert.Equal(4, lines.Length);
        Assert.Contains(",test.happened,3,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",'=1+1,", lines[1], StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Who_may_not_read_the_trail_gets_neither_page_nor_file(Engine engine)
    {
        var town = await towns.On(engine);
        using var agent = await town.SignIn(Role.Agent);
        using var nobody = town.Visitor();

        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Get("/admin/audit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.Get("/admin/audit.csv")).Status);
        Assert.Contains("/sign-in", (await nobody.Get("/admin/audit.csv")).Address, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task Every_question_stands_on_a_key_or_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        AuditFilter[] filters = [new(), new() { Who = "Staff", From = "2026-01-01", To = "2026-12-31" }, new() { Kind = "service.", Words = "anything" }, new() { Subject = "5" }];
        foreach (var filter in filters)
        {
            var walk = town.Get<AuditWalk>();
            var statements = (await QueryWatch.During(() => town.Read(db => walk.Page(db, town.Tenant, filter, null, 100, 2, default)))).Where(statement => statement.Sql.Contains("platform_event", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(statements);
            foreach (var statement in statements)
            {
                var plan = await QueryWatch.Plan(town, engine, statement);
                Assert.True(plan.Contains("PRIMARY KEY", StringComparison.Ordinal) || plan.Contains("PK_platform_event", StringComparison.Ordinal) || plan.Contains("IX_platform_event", StringComparison.Ordinal) || LooksAtTheEnd(statement, plan), $"{statement.Sql}\n{plan}");
            }
        }
    }

    /// <summary>SQLite finds the last line by going back from the end of the table, and calls that a scan.</summary>
    private static bool LooksAtTheEnd(Statement statement, string plan) => plan.Contains("SCAN", StringComparison.Ordinal) && !plan.Contains("TEMP B-TREE", StringComparison.Ordinal) && statement.Sql.Contains("LIMIT 1", StringComparison.Ordinal);

    private static Task Write(TestTown town, int lines, string? why = null) => town.Write(async unit =>
    {
        for (var i = 1; i <= lines; i++)
        {
            await unit.Publish(new Happened(i, why));
        }
    });

    private static List<string> Kinds(WebPage page) => [.. page.Document.QuerySelectorAll("tbody td:nth-child(3)").Select(cell => cell.TextContent.Trim().Split((char[]?)null)[0])];

    private static List<string> Subjects(WebPage page) => [.. page.Document.QuerySelectorAll("tbody a[href*='subject=']").Select(link => link.GetAttribute("href")!.Split('=')[1])];

    private sealed record Happened(long Thing, string? Reason) : DomainEvent
    {
        public override string Kind => "test.happened";

        public override long? SubjectId => Thing;

        public override string? Why => Reason;
    }
}
