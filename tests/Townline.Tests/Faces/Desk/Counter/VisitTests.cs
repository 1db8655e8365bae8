using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Tests.People.Merging;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Counter;

/// <summary>A clerk at the counter has who it may be before the greeting, and is led there by numbers of any length.</summary>
public class VisitTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_name_given_at_the_door_offers_who_it_may_be_and_chooses_nobody(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        using var clerk = await people.Town.SignIn(Role.Agent);
        var rosa = await people.Add(new PersonRecord { Name = "Rosa Delgado", Identities = [new(IdentityKind.Phone, "216-555-0100", true), new(IdentityKind.Email, "rosa@example.org", true)] });
        var other = await people.Add(new PersonRecord { Name = "Rosa Delgado", Identities = [new(IdentityKind.Phone, "216-555-0101", true)] });
        await people.Add("Pablo Neri");
        await people.Write("rosa@example.org", "When is the dog tax due?");

        var page = await Serve(clerk, "rosa delgado");

        var offered = page.One("[data-candidates]");
        Assert.Equal(2, offered.QuerySelectorAll("li").Length);
        Assert.Contains("216-555-0100, rosa@example.org", offered.TextContent, StringComparison.Ordinal);
        Assert.Contains("216-555-0101", offered.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#log [name='Input.Person'][checked]"));
        Assert.DoesNotContain("dog tax", page.Html, StringComparison.Ordinal);
        Assert.Contains("The people listed may be the visitor", page.Text, StringComparison.Ordinal);

        // The list stays while one after another is looked at.
        page = await clerk.Get($"{page.Address}{offered.QuerySelectorAll("a").Single(link => link.GetAttribute("href")!.Contains($"{rosa}", StringComparison.Ordinal)).GetAttribute("href")}");
        Assert.Contains("dog tax", page.One(".tl-pane--person").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.One("[data-candidates]").QuerySelectorAll("li").Length);
        Assert.Equal($"{rosa}", page.One("#log [name='Input.Person'][checked]").GetAttribute("value"));

        var refused = await page.Form("#log").Set("Input.Person", $"{other}").Submit();
        Assert.Single(refused.Errors);
        Assert.Equal($"{other}", refused.One("#log [name='Input.Person'][checked]").GetAttribute("value"));
        await refused.Form("#log").Set("Input.Note", "Brought the form").Set("Input.Disposition", "answered").Submit();
        Assert.Equal(["Brought the form"], await people.Timeline(other));
    }

    [BothEngines]
    public async Task Only_one_of_the_name_is_offered_too_and_the_clerk_still_says_who_it_is(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        using var clerk = await people.Town.SignIn(Role.Agent);
        await people.Add("Rosa Delgado");
        await people.Add("Pablo Neri");

        var page = await Serve(clerk, "Rosa Delgado");
        Assert.Single(page.One("[data-candidates]").QuerySelectorAll("li"));
        Assert.Empty(page.Document.QuerySelectorAll("#log [name='Input.Person'][checked]"));

        // What the clerk looks for comes before the name.
        page = await page.Form("form.tl-row:not([data-scan])").Set("Find", "Pablo").Submit();
        Assert.Contains("Pablo Neri", page.One("[data-candidates]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa Delgado", page.One("[data-candidates]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_gave_no_name_is_looked_for_by_nothing()
    {
        var people = await MergedPeople.On(await towns.Fresh(Engine.SQLite));
        using var clerk = await people.Town.SignIn(Role.Agent);
        await people.Add("Rosa Delgado");

        var page = await Serve(clerk, "");

        Assert.Empty(page.Document.QuerySelectorAll("[data-candidates]"));
        Assert.Contains("Scan a receipt or search", page.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task The_thousandth_visitor_of_a_day_is_found_by_the_scanner(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var clerk = await town.SignIn(Role.Agent);
        await Arrive(clerk, "");
        await town.Write(unit => unit.Execute("UPDATE work_counter_day SET last = 999 WHERE tenant_id = @TenantId", new { unit.TenantId }));
        await Arrive(clerk, "");

        var page = await clerk.Get("/desk/scan?code=1000");

        Assert.StartsWith("/desk/counter/visits/", page.Address, StringComparison.Ordinal);
        Assert.Contains("1000", page.Heading, StringComparison.Ordinal);
    }

    private static async Task Arrive(Visitor clerk, string name) => await (await clerk.Get("/counter")).Form().Set("Reason", "other").Set("Name", name).Submit();

    /// <summary>Somebody takes a number, is called and comes.</summary>
    private static async Task<WebPage> Serve(Visitor clerk, string name)
    {
        await Arrive(clerk, name);
        await (await clerk.Get("/desk/counter")).Form("#sit").Set("Counter", "1").Submit();
        return await (await (await clerk.Get("/desk/counter")).Form("#next").Submit()).Form("form[action='?handler=Serve']").Submit("They are here: serve");
    }
}
