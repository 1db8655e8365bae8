using System.Net;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Services;

public class ServicePagesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Any_service_is_found_in_two_steps_from_the_first_screen(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();
        var home = await visitor.Get("/");
        Assert.Equal("What do you need?", home.Heading);

        var found = await home.Form("form[role=search]").Set("q", "birth record").Submit();
        var service = await found.Follow("Copy of a record");

        Assert.Equal("Copy of a record", service.Heading);
        Assert.Equal("Copy of a record", (await (await home.Follow("See all services")).Follow("Copy of a record")).Heading);
    }

    [BothEngines]
    public async Task The_page_of_a_service_says_what_is_promised(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();
        Assert.Contains("Done within 72 hours.", (await visitor.Get("/services/pothole")).Text, StringComparison.Ordinal);
        Assert.Contains("We need an e-mail address or a phone number", (await visitor.Get("/services/records")).Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task What_is_asked_for_most_comes_first(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        await town.ReportLamp();
        using var visitor = town.Resident();

        Assert.Equal("Street lamp is out", (await visitor.Get("/")).Document.QuerySelector(".tl-card h3")!.TextContent.Trim());
    }

    [BothEngines]
    public async Task A_search_without_a_hit_says_what_else_to_do(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();

        var page = await visitor.Get("/services?q=elephant%3Cscript%3E");

        Assert.Contains("We found nothing for “elephant<script>”", page.Text, StringComparison.Ordinal);
        Assert.Contains("Pothole", page.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_service_that_is_no_longer_offered_is_gone_and_one_that_never_was_is_not_found(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, PortalTown.Lamp with { Active = false }));
        using var visitor = town.Resident();

        Assert.Equal(HttpStatusCode.Gone, (await visitor.Get("/services/street-lamp")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.Get("/report/street-lamp")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/services/elephants")).Status);
    }
}
