using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Townline.Platform.Storage;
using Townline.Platform.Web;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Problems;

public class ProblemTests(Towns towns) : IClassFixture<Towns>
{
    [Fact]
    public async Task A_browser_gets_a_page_with_other_ways_to_reach_the_town_and_a_program_gets_the_bare_answer()
    {
        var town = await towns.On(Engine.SQLite);
        using var visitor = town.Resident();
        using var program = town.Visitor();
        program.Http.DefaultRequestHeaders.Accept.Clear();

        var page = await visitor.Get("/nowhere");
        using var bare = await program.Http.GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("We cannot find this page", page.Heading);
        Assert.NotNull(page.Document.QuerySelector("#reach"));
        Assert.Equal("", await bare.Content.ReadAsStringAsync());
        Assert.Contains("default-src 'self'", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nothing_can_be_saved_what_was_typed_waits_on_the_page_to_be_sent_again()
    {
        var outage = new Outage();
        var town = await towns.Fresh(Engine.SQLite, change: services => services.AddSingleton<IPipelineStage>(outage));
        await Task.FromResult(town).WithServices();
        using var visitor = town.Resident();
        var place = await visitor.Get("/report/street-lamp");

        outage.Lasts = true;
        var page = await place.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("We cannot save anything right now", page.Heading);
        Assert.Equal("5", page.Response.Headers.GetValues("Retry-After").Single());

        outage.Lasts = false;
        page = await page.Form().Submit("Send it again");
        Assert.StartsWith("Do you have a photo?", page.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_token_has_gone_can_be_sent_again()
    {
        var town = await towns.On(Engine.SQLite);
        await Task.FromResult(town).WithServices();
        using var visitor = town.Resident();
        var place = await visitor.Get("/report/street-lamp");
        var sent = place.Form("form[data-once]").Set("__RequestVerificationToken", "stale").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Request("Continue");

        var page = await visitor.Send(sent);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        page = await page.Form().Submit("Send it again");

        Assert.StartsWith("Do you have a photo?", page.Heading, StringComparison.Ordinal);
    }

    /// <summary>A storage that cannot be reached, for pages of the report.</summary>
    private sealed class Outage : IPipelineStage
    {
        public bool Lasts { get; set; }

        public int Order => 50;

        public void Use(IApplicationBuilder app) => app.Use((http, next) =>
            Lasts && http.Request.Path.StartsWithSegments("/report", StringComparison.Ordinal) ? throw new StorageUnavailableException("The disk is full.") : next(http));
    }
}
