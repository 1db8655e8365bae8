using System.Net;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Track;

public class TrackTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Reference_and_code_open_the_private_page(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp("The lamp by the gate");
        using var visitor = town.Resident();

        var page = await (await visitor.Get("/track")).Form().Set("Reference", $" {reported.Number} ").Set("Code", reported.Code.ToLowerInvariant().Insert(5, " ")).Submit();

        Assert.Equal(reported.PrivatePath, page.Address);
        Assert.Contains("The lamp by the gate", page.Text, StringComparison.Ordinal);
        Assert.Contains("Received", page.Text, StringComparison.Ordinal);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", page.Response.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_wrong_code_and_a_reference_that_is_not_there_are_answered_alike(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp("Nobody else may read this");
        using var visitor = town.Resident();
        var form = await visitor.Get("/track");

        var wrong = await form.Form().Set("Reference", $"{reported.Number}").Set("Code", "0000000000").Submit();
        var absent = await form.Form().Set("Reference", $"{Reference.Of(999_999)}").Set("Code", reported.Code).Submit();
        var nonsense = await form.Form().Set("Reference", "'; drop").Submit();
        var forged = await visitor.Get($"/track/{reported.Number}/0123456789");
        var nowhere = await visitor.Get($"/track/{Reference.Of(999_999)}/0123456789");

        Assert.All([wrong, absent, nonsense, forged, nowhere], page =>
        {
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Equal(["We could not open a report with this reference and code. Check both: they belong together"], page.Errors);
            Assert.DoesNotContain("Nobody else", page.Text, StringComparison.Ordinal);
        });
    }

    [BothEngines]
    public async Task Guessing_is_stopped_and_being_right_costs_nothing(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        var reported = await town.ReportLamp();
        using var visitor = town.Resident();
        for (var i = 0; i < 35; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(reported.PrivatePath)).Status);
        }

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++)
        {
            using var answer = await visitor.Http.GetAsync($"/track/{reported.Number}/{i:0000000000}");
            statuses.Add(answer.StatusCode);
        }

        Assert.All(statuses[..30], status => Assert.Equal(HttpStatusCode.Redirect, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[30]);
    }

    [BothEngines]
    public async Task Another_town_opens_nothing_with_the_same_link(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        var other = await town.AddTown("otherton");
        var reported = await town.ReportLamp();
        using var visitor = town.Visitor(other);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(reported.PrivatePath)).Status);
    }

    [BothEngines]
    public async Task A_question_of_the_town_is_read_and_answered_with_a_photo_once(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        await town.Reply(reported.Number, "Which lamp is it?");
        var id = (await town.Request(reported.Number)).Id;
        using var visitor = town.Resident();

        var page = await visitor.Get(reported.PrivatePath);
        Assert.Contains("Which lamp is it?", page.Text, StringComparison.Ordinal);
        Assert.Contains(await Entries(town, id), entry => entry.Delivery == DeliveryState.Read);

        WebForm Filled() => page.Form("#answer-form").Set("Text", "The left one").Attach("Photos", "left.jpg", TestJpeg.Of());
        var answered = await Filled().Submit("Send");
        await visitor.Send(Filled().Request("Send"));

        Assert.Contains("We have your answer", answered.Text, StringComparison.Ordinal);
        var answer = Assert.Single(await Entries(town, id), entry => entry.Text == "The left one");
        Assert.Single(answer.Files);
        var picture = answered.Document.QuerySelector(".tl-photos img")!.GetAttribute("src")!;
        using var stranger = town.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await stranger.Http.GetAsync(picture)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync(picture.Split('?')[0])).StatusCode);
    }

    [BothEngines]
    public async Task An_empty_answer_says_what_to_do(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var visitor = town.Resident();

        var page = await (await visitor.Get(reported.PrivatePath)).Form("#answer-form").Submit("Send");

        Assert.Equal(["Write something or add a photo"], page.Errors);
    }

    [BothEngines]
    public async Task One_tap_says_that_it_is_not_fixed_and_opens_it_again(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        await town.Close(reported.Number);
        using var visitor = town.Resident();
        var page = await visitor.Get(reported.PrivatePath);
        Assert.Contains("We changed the bulb.", page.Text, StringComparison.Ordinal);

        var after = await page.Form("#not-fixed").Submit();
        var twice = await visitor.Send(page.Form("#not-fixed").Request());

        Assert.Contains("somebody else will look at it", after.Text, StringComparison.Ordinal);
        Assert.Contains("What is still wrong?", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, twice.Status);
        var request = await town.Request(reported.Number);
        Assert.True(request is { Open: true, Disputed: true, Disputes: 1 });
    }

    [BothEngines]
    public async Task After_thirty_days_it_is_reported_anew_instead(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        var reported = await town.ReportLamp();
        await town.Close(reported.Number);
        using var visitor = town.Resident();
        var page = await visitor.Get(reported.PrivatePath);
        town.Clock.Move(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));

        var late = await page.Form("#not-fixed").Submit();
        Assert.Contains("Please report it again.", Assert.Single(late.Errors), StringComparison.Ordinal);
        Assert.Null(late.Document.QuerySelector("#not-fixed"));
        Assert.False((await town.Request(reported.Number)).Open);
    }

    [BothEngines]
    public async Task Looking_changes_nothing_of_the_request(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        await town.Close(reported.Number);
        var before = await town.Request(reported.Number);
        using var visitor = town.Resident();

        await visitor.Get(reported.PrivatePath);
        await visitor.Get($"{reported.PrivatePath}?handler=NotFixed");

        Assert.Equal(before.Version, (await town.Request(reported.Number)).Version);
    }

    private static Task<IReadOnlyList<TimelineEntry>> Entries(TestTown town, long id) =>
        town.Get<ITimelines>().OfRequest(town.Tenant.Id, id, Audience.Resident, CancellationToken.None);
}
