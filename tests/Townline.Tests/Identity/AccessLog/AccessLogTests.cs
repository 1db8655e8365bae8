using System.Net;
using Townline.Identity.AccessLog;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Identity.AccessLog;

public class AccessLogTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Opening_a_person_is_written_down_and_shown_to_who_may_see_it(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var person = await AddPerson(town, "Rosa Alvarez");
        using var clerk = await town.SignIn(Role.Agent);
        Assert.Equal("Rosa Alvarez", (await clerk.Get($"/desk/people/{person}")).Heading);
        await town.Get<AccessWriter>().Flush();

        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Get($"/desk/people/{person}/access")).Status);
        using var boss = await town.SignIn(Role.Supervisor);
        var page = await (await boss.Get($"/desk/people/{person}")).Follow("Who looked at this record");
        Assert.Contains(clerk.Staff!.Name, page.Text);
        Assert.Contains("Page of the person", page.Text);
    }

    [BothEngines]
    public async Task Looking_again_within_ten_minutes_counts_once_on_whichever_node(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using var one = await TestTown.Start(storage);
        await using var other = await TestTown.Start(storage);
        var person = await AddPerson(one, "Rosa Alvarez");
        using var clerk = await one.SignIn(Role.Agent);
        using var there = clerk.Carried(other.Visitor());
        foreach (var browser in new[] { clerk, clerk, there })
        {
            await browser.Get($"/desk/people/{person}");
            await one.Get<AccessWriter>().Flush();
            await other.Get<AccessWriter>().Flush();
        }

        Assert.Single(await Looks(one, new AccessQuestion()));
        one.Clock.Move(TimeSpan.FromMinutes(11));
        await clerk.Get($"/desk/people/{person}");
        await one.Get<AccessWriter>().Flush();
        Assert.Equal(2, (await Looks(one, new AccessQuestion())).Count);
    }

    [BothEngines]
    public async Task Programs_are_written_down_too_and_residents_are_not(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var person = await AddPerson(town, "Rosa Alvarez");
        using var program = await town.Program([ApiScopes.PeopleRead]);
        (await program.GetAsync($"/api/v1/people/{person}/timeline")).EnsureSuccessStatusCode();
        town.Get<IAccessLog>().Seen(new TownContext(town.Get<Store>()) { Tenant = town.Tenant }, person, AccessWays.Person);
        await town.Get<AccessWriter>().Flush();
        var look = Assert.Single(await Looks(town, new AccessQuestion([person])));
        Assert.Equal((true, AccessWays.Api), (look.ByKey, look.Way));
    }

    [BothEngines]
    public async Task Looks_are_found_by_clerk_and_by_person_and_paged(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var (rosa, juan) = (await AddPerson(town, "Rosa Alvarez"), await AddPerson(town, "Juan Ortiz"));
        using var clerk = await town.SignIn(Role.Agent);
        using var other = await town.SignIn(Role.Agent);
        await other.Get($"/desk/people/{juan}");
        for (var i = 0; i < 60; i++)
        {
            await clerk.Get($"/desk/people/{rosa}");
            await town.Get<AccessWriter>().Flush();
            town.Clock.Move(TimeSpan.FromMinutes(10));
        }

        using var boss = await town.SignIn(Role.Supervisor);
        var page = await (await boss.Get("/admin/access")).Form("main form").Set("by", $"{other.Staff!.Id}").Submit();
        Assert.Contains("Juan Ortiz", Table(page));
        Assert.DoesNotContain("Rosa Alvarez", Table(page));
        page = await (await boss.Get("/admin/access")).Form("main form").Set("of", "Rosa").Submit();
        Assert.Equal(50, Rows(page));
        page = await boss.Get(page.One(".tl-pager a[rel=next]").GetAttribute("href")!);
        Assert.Equal(10, Rows(page));
        page = await (await boss.Get("/admin/access")).Form("main form").Set("of", "xyzzy").Submit();
        Assert.Contains("Nobody is found by this", page.Text);
    }

    [BothEngines]
    public async Task Every_question_has_its_index(Engine engine)
    {
        var town = await towns.Fresh(engine);
        foreach (var question in new[] { new AccessQuestion(Before: 5), new AccessQuestion([1], Before: 5), new AccessQuestion(ActorId: 1, Before: 5) })
        {
            var statements = await QueryWatch.During(() => town.Get<IAccessLog>().Read(town.Tenant.Id, question));
            var plan = await QueryWatch.Plan(town, engine, statements.Single());
            Assert.Contains("IX_identity_person_access_tenant_id", plan);
            Assert.DoesNotContain(engine == Engine.SQLite ? "TEMP B-TREE" : "Sort", plan);
        }
    }

    [BothEngines]
    public async Task What_was_not_yet_written_is_written_when_the_program_ends(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        long person;
        await using (var town = await TestTown.Start(storage))
        {
            person = await AddPerson(town, "Rosa Alvarez");
            using var clerk = await town.SignIn(Role.Agent);
            await clerk.Get($"/desk/people/{person}");
        }

        await using var later = await TestTown.Start(storage);
        Assert.Single(await Looks(later, new AccessQuestion([person])));
    }

    private static Task<IReadOnlyList<AccessView>> Looks(TestTown town, AccessQuestion question) => town.Get<IAccessLog>().Read(town.Tenant.Id, question);

    private static async Task<long> AddPerson(TestTown town, string name) =>
        await town.Write(unit => Task.FromResult(town.Get<IPersonRecords>().Add(unit, new PersonRecord { Name = name })));

    private static string Table(WebPage page) => page.One("main table").TextContent;

    private static int Rows(WebPage page) => page.Document.QuerySelectorAll("main tbody tr").Length;
}
