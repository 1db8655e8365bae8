using System.Net;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Requests;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Bulk;

public class BulkTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_clerk_takes_all_that_match_sees_what_will_happen_does_it_and_puts_it_back(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await clerk.Get("/desk?queue=open&service=pothole")).Form("form.tl-bulk").Submit("All that match");
        Assert.Equal("3 requests at once", page.Heading);
        page = await page.Form("form[action*='handler=Plan']").Set("Input.Assignee", "me").Set("Input.Note", "Seen: {reference}").Submit();
        Assert.Contains("3 requests can be done", page.Text);
        page = await page.Form("form[action*='handler=Start']").Submit();
        await town.OutboxIsDone();

        page = await clerk.Get(page.Address);
        Assert.Contains("3 done", page.Text);
        Assert.Equal("3", WebPage.Squeeze((await clerk.Get("/desk?queue=mine")).One("a[href='/desk?queue=mine'] .tl-count").TextContent));
        page = await page.Form("form[action*='handler=Undo']").Submit();
        await town.OutboxIsDone();
        Assert.Contains("3 put back", (await clerk.Get(page.Address)).Text);
        Assert.Equal("0", WebPage.Squeeze((await clerk.Get("/desk?queue=mine")).One("a[href='/desk?queue=mine'] .tl-count").TextContent));
    }

    [BothEngines]
    public async Task What_cannot_be_done_and_what_residents_will_read_stand_on_the_page_before_it_is_done(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);

        var page = await (await clerk.Get("/desk?queue=open")).Form("form.tl-bulk").Submit("All on this page");
        page = await page.Form("form[action*='handler=Plan']").Set("Input.Outcome", "Done").Set("Input.Sentence", "We mended {service} {reference}.").Submit();

        Assert.Contains("3 requests can be done", page.Text);
        Assert.Contains("1 request cannot: its service asks for a photo", page.Text);
        Assert.Contains("We mended Pothole ", page.One(".govuk-inset-text").TextContent);
        Assert.Contains("pause of 2 minutes", page.Text);
    }

    [BothEngines]
    public async Task Nothing_ticked_and_nothing_chosen_are_said_and_a_job_is_its_clerks_alone(Engine engine)
    {
        var town = await Town(engine);
        using var clerk = await town.SignIn(Role.Agent);
        using var other = await town.SignIn(Role.Supervisor);
        using var reader = await town.SignIn(Role.ReadOnly);

        Assert.Equal(["Tick one request or more."], (await (await clerk.Get("/desk?queue=open")).Form("form.tl-bulk").Submit("Those ticked")).Errors);
        var page = await (await clerk.Get("/desk?queue=open")).Form("form.tl-bulk").Submit("All that match");
        var refused = await page.Form("form[action*='handler=Plan']").Submit();
        Assert.Equal(["Choose what is to be done."], refused.Errors);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(page.Address)).Status);
        Assert.Empty((await reader.Get("/desk?queue=open")).Document.QuerySelectorAll("form.tl-bulk"));
    }

    /// <summary>Three potholes and litter, whose closing asks for evidence.</summary>
    private async Task<TestTown> Town(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await SampleServices.Add(town);
        foreach (var service in new[] { SampleServices.Pothole, SampleServices.Pothole, SampleServices.Pothole, SampleServices.Litter })
        {
            await town.Open(service);
        }

        return town;
    }
}
