using System.Net;
using AngleSharp.Dom;
using Townline.Identity.Contracts;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Requests;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Faces.Desk.Views;

public class ViewTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task An_address_with_filters_shows_what_fits_and_opens_the_same_list_beside_a_request(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);

        var page = await clerk.Get("/desk?queue=open&service=pothole&due=late&language=es");
        Assert.Equal(["Bache hondo"], Rows(page));
        Assert.Contains("Service", page.One(".tl-filters").TextContent);
        var opened = await Follow(clerk, page, "[data-row]");
        Assert.Equal(["Bache hondo"], Rows(opened));
        var taken = await opened.Form("form[action*='handler=Take']").Submit();
        Assert.Equal(["Bache hondo"], Rows(taken));
    }

    [BothEngines]
    public async Task The_filter_form_makes_the_address_and_the_list_is_saved_under_a_name_with_its_count(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);

        var filtered = await (await clerk.Get("/desk?queue=open")).Form(".tl-filter form").Set("service", "pothole").Submit();
        var view = await Save(await filtered.Follow("Save as a view"), "Holes");

        Assert.Contains("view-", view.Address);
        Assert.Equal("Holes 2", WebPage.Squeeze(view.One("[data-views] a[aria-current]").Text()));
        Assert.Equal(2, Rows(view).Count);
        await town.Open(SampleServices.Pothole);
        Assert.Equal("Holes 3", WebPage.Squeeze((await clerk.Get("/desk")).One("[data-views] a").Text()));
    }

    [BothEngines]
    public async Task A_view_is_renamed_ordered_unpinned_and_deleted(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);
        await Save(await clerk.Get("/desk/views/edit?list=open%26due%3Dlate"), "Late");
        await Save(await clerk.Get("/desk/views/edit?list=open%26due%3Dsoon"), "Soon");

        var list = await (await clerk.Get("/desk/views")).Form(".tl-views li:nth-child(2) form").Submit("Up Soon");
        Assert.Equal(["Soon", "Late"], Names(list));
        list = await list.Form(".tl-views li:nth-child(1) form").Submit("Unpin Soon");
        Assert.Equal(["Late"], (await clerk.Get("/desk")).Document.QuerySelectorAll("[data-views] a span:first-child").Select(each => each.TextContent));
        Assert.Equal(["Soon", "Late"], Names(list));

        await Save(await Follow(clerk, list, "a[href^='/desk/views/edit']"), "Due soon here");
        list = await clerk.Get("/desk/views");
        Assert.Contains("Due soon here", Names(list));
        await (await Follow(clerk, list, "a[href^='/desk/views/edit']")).Form("form[action*='Remove']").Submit();
        Assert.Equal(["Late"], Names(await clerk.Get("/desk/views")));
    }

    [BothEngines]
    public async Task A_view_is_for_oneself_ones_team_or_with_the_right_for_everybody(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);
        using var mate = await town.SignIn(Role.Agent);
        using var other = await town.SignIn(Role.Agent);
        using var lead = await town.SignIn(Role.Supervisor);
        await town.Write(unit => town.Get<ITeamEditor>().Save(unit, new Team { Id = 7, Code = "roads", Name = LocalText.English("Roads"), Members = [new(clerk.Staff!.Id), new(mate.Staff!.Id)] }));

        await Save(await clerk.Get("/desk/views/edit?list=open%26due%3Dlate"), "My late ones");
        await Save(await clerk.Get("/desk/views/edit?list=open%26team%3Droads"), "Roads open", "team-7");
        await Save(await lead.Get("/desk/views/edit?list=unassigned%26service%3Dpothole"), "Free holes", "Everybody");

        Assert.Equal(["My late ones", "Roads open", "Free holes"], Names(await clerk.Get("/desk/views")));
        Assert.Equal(["Roads open", "Free holes"], Names(await mate.Get("/desk/views")));
        Assert.Equal(["Free holes"], Names(await other.Get("/desk/views")));
        Assert.Empty((await mate.Get("/desk/views")).Document.QuerySelectorAll("a[href^='/desk/views/edit']"));

        // Nobody shares further than they may, whatever they send.
        var form = (await other.Get("/desk/views/edit?list=open")).Form("main form.tl-narrow").Set("Input.Name", "Everybody's");
        var request = form.Request("Save");
        var body = await request.Content!.ReadAsStringAsync();
        request.Content = new StringContent(body.Replace("Input.For=Mine", "Input.For=Everybody", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.NotEmpty((await other.Send(request)).Errors);
        Assert.Equal(["Free holes"], Names(await other.Get("/desk/views")));
    }

    [BothEngines]
    public async Task A_view_of_another_clerk_or_town_opens_for_nobody_else(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);
        using var other = await town.SignIn(Role.Supervisor);
        var elsewhere = await town.AddTown("elsewhere");
        using var stranger = await town.SignIn(Role.Administrator, elsewhere);
        var address = (await Save(await clerk.Get("/desk/views/edit?list=open%26service%3Dpothole"), "Holes")).Address;
        var id = address.Split("view-")[1];

        foreach (var visitor in new[] { other, stranger })
        {
            var page = await visitor.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("no such view", page.One(".tl-remark").TextContent);
            Assert.Empty(Rows(page));
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/desk/views/edit?id={id}")).Status);
        }
    }

    [BothEngines]
    public async Task A_name_of_five_hundred_letters_and_none_at_all_are_refused_and_kept(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);
        var name = new string('x', 500);

        var page = await Save(await clerk.Get("/desk/views/edit?list=open"), name);
        Assert.Equal(["A name has 80 letters at most."], page.Errors);
        Assert.Equal(name, page.One("[name='Input.Name']").GetAttribute("value"));
        Assert.Equal(["Give the view a name."], (await Save(page, "  ")).Errors);
    }

    [BothEngines]
    public async Task What_an_address_asks_for_and_is_not_there_is_said_and_a_removed_service_shows_nothing(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);
        await Save(await clerk.Get("/desk/views/edit?list=open%26service%3Dpothole"), "Holes");

        var page = await clerk.Get("/desk?queue=open&colour=red&service=gone&older=many");
        Assert.Equal(3, page.Document.QuerySelectorAll(".tl-remark").Length);
        Assert.Contains("There is no filter “colour”", page.Text);
        Assert.Empty(Rows(page));

        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, SampleServices.Pothole with { Active = false, Version = 1 }));
        page = await (await clerk.Get("/desk")).Follow("Holes 2");
        Assert.Contains("no longer offered", page.One(".tl-remark").TextContent);
        Assert.Equal(2, Rows(page).Count);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get("/desk?queue=" + new string('q', 3000))).Status);
    }

    [BothEngines]
    public async Task A_search_with_filters_is_saved_too_and_opens_as_a_search(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);

        var found = await clerk.Get("/desk/search?q=bache&language=es&status=any");
        Assert.Equal(["Bache hondo"], Rows(found));
        var saved = await Save(await found.Follow("Save as a view"), "Baches");
        Assert.StartsWith("/desk/search?", saved.Address);
        Assert.Equal(["Bache hondo"], Rows(saved));
        Assert.Equal("Baches 1", WebPage.Squeeze((await clerk.Get("/desk")).One("[data-views] a").Text()));
    }

    /// <summary>Three open requests: a Spanish pothole that is late, an English one, litter.</summary>
    private async Task<TestTown> Town(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        await town.Open(SampleServices.Pothole, request => request with { Description = "Bache hondo", Language = "es", DueAt = town.Clock.Now.AddHours(-1) });
        await town.Open(SampleServices.Pothole, request => request with { Description = "Deep hole", Language = "en" });
        await town.Open(SampleServices.Litter, request => request with { Description = "Sofa" });
        return town;
    }

    private static Task<WebPage> Follow(Visitor visitor, WebPage page, string selector) => visitor.Get(page.Document.QuerySelector(selector)!.GetAttribute("href")!);

    private static Task<WebPage> Save(WebPage page, string name, string whom = "Mine") =>
        page.Form("main form.tl-narrow").Set("Input.Name", name).Set("Input.For", whom).Submit("Save");

    private static IReadOnlyList<string> Rows(WebPage page) => [.. page.Document.QuerySelectorAll("[data-rows] .tl-rows__text").Select(each => each.TextContent.Trim())];

    private static IReadOnlyList<string> Names(WebPage page) => [.. page.Document.QuerySelectorAll(".tl-views li > div > a").Select(each => each.TextContent)];
}
