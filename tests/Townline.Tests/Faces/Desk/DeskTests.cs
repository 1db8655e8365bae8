using System.Net;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Open311;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk;

public class DeskTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_new_report_stands_in_unassigned_with_its_count_and_moves_to_mine_when_taken(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var clerk = await town.SignIn(Role.Agent);
        var id = await app.Report("Sofa in the ditch");

        var queue = await clerk.Get("/desk?queue=unassigned");
        Assert.Contains("Sofa in the ditch", queue.Text);
        Assert.Equal("1", queue.One("a[href='/desk?queue=unassigned'] .tl-count").TextContent.Trim());

        var taken = await (await clerk.Get($"/desk/requests/{id}")).Form("form[action*='handler=Take']").Submit();
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Empty(taken.Errors);
        var mine = await clerk.Get("/desk?queue=mine");
        Assert.Contains("Sofa in the ditch", mine.Text);
        Assert.Equal("0", mine.One("a[href='/desk?queue=unassigned'] .tl-count").TextContent.Trim());
    }

    [BothEngines]
    public async Task A_note_stays_among_staff_and_a_reply_is_public_on_a_public_channel(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var clerk = await town.SignIn(Role.Agent);
        var id = await app.Report();

        await (await clerk.Get($"/desk/requests/{id}")).Form(".tl-composer").Set("Input.Text", "Ask the crew first").Submit("Add as a note");
        var page = await (await clerk.Get($"/desk/requests/{id}")).Form(".tl-composer").Set("Input.Text", "We come on Friday.").Submit("Send");

        Assert.Contains("Ask the crew first", page.Text);
        Assert.Contains("We come on Friday.", page.Text);
        var updates = (await app.Json("servicerequestupdates.json")).ToJsonString();
        Assert.Contains("We come on Friday.", updates);
        Assert.DoesNotContain("Ask the crew first", updates);
    }

    [BothEngines]
    public async Task Closing_asks_for_outcome_sentence_and_evidence_and_keeps_what_was_typed(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var clerk = await town.SignIn(Role.Agent);
        var id = await app.Report();
        const string close = "form[action*='handler=Close']";

        var page = await (await clerk.Get($"/desk/requests/{id}")).Form(close).Set("Input.Outcome", "Done").Set("Input.Sentence", "We took it away.").Submit();

        Assert.NotEmpty(page.Errors);
        Assert.Equal("We took it away.", page.One($"{close} [name='Input.Sentence']").TextContent.Trim());
        Assert.True((await Find(town, id)).Open);

        await page.Form(close).Set("Input.Outcome", "NotOurs").Set("Input.To", "The county").Submit();
        var closed = await Find(town, id);
        Assert.False(closed.Open);
        Assert.Equal((Outcome.NotOurs, "We took it away.", "The county"), (closed.Outcome!.Value, closed.OutcomeText, closed.OutcomeTo));
    }

    [BothEngines]
    public async Task The_second_of_two_clerks_sees_what_the_first_did_and_loses_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var first = await town.SignIn(Role.Agent);
        using var second = await town.SignIn(Role.Agent);
        var id = await app.Report();
        var slow = (await second.Get($"/desk/requests/{id}")).Form(".tl-composer").Set("Input.Text", "We look into it.");

        await (await first.Get($"/desk/requests/{id}")).Form("form[action*='handler=Take']").Submit();
        var page = await slow.Submit("Send");

        Assert.Contains(first.Staff!.Name, page.One(".tl-notice").TextContent);
        Assert.Equal("We look into it.", page.One("[name='Input.Text']").TextContent.Trim());
        page = await page.Form(".tl-composer").Submit("Send");
        Assert.Contains("We look into it.", page.One(".tl-timeline").TextContent);
    }

    [BothEngines]
    public async Task Each_clerk_sees_who_else_has_the_request_open(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var first = await town.SignIn(Role.Agent);
        using var second = await town.SignIn(Role.Agent);
        var id = await app.Report();

        await first.Get($"/desk/requests/{id}");
        var page = await second.Get($"/desk/requests/{id}");

        Assert.Contains(first.Staff!.Name, page.One(".tl-head").TextContent);
    }

    [BothEngines]
    public async Task Anything_is_found_by_reference_words_or_person(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var clerk = await town.SignIn(Role.Agent);
        using var answer = await app.Post("requests.json", ("service_code", "litter"), ("lat", "41.5"), ("long", "-81.6"), ("description", "Sofa in the ditch"), ("first_name", "Rosa"), ("email", "rosa@example.org"));
        var id = (await app.Json("requests.json"))[0]!["service_request_id"]!.ToString();

        Assert.Contains("Sofa", (await clerk.Get($"/desk/search?q={id}")).Text);
        Assert.Contains("Sofa", (await clerk.Get("/desk/search?q=ditch+so")).Text);
        Assert.Contains("Rosa", (await clerk.Get("/desk/search?q=rosa")).Text);
        Assert.Contains(id, (await clerk.Http.GetStringAsync("/desk/find?q=sofa")));
    }

    [BothEngines]
    public async Task Read_only_staff_look_and_cannot_touch(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var app = await Open311Client.Of(town);
        using var agent = await town.SignIn(Role.Agent);
        using var reader = await town.SignIn(Role.ReadOnly);
        var id = await app.Report();

        Assert.Empty((await reader.Get($"/desk/requests/{id}")).Document.QuerySelectorAll("main form"));
        var page = await (await agent.Get($"/desk/requests/{id}")).Form(".tl-composer").Set("Input.Text", "No").Submit("Add as a note");
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private static async Task<RequestView> Find(TestTown town, string id) =>
        (await town.Get<IRequestQueries>().ByNumber(town.Tenant.Id, long.Parse(id), default))!;
}
