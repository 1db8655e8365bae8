using System.Net;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Portal.Report;

public class JourneyTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_resident_reports_with_a_photo_and_no_script_and_every_word_arrives(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();

        var page = await (await (await visitor.Get("/")).Follow("Pothole")).Follow("Report this now");
        Assert.Equal("Where is it?", page.Heading);
        page = await page.Form("form[data-once]").Set("Where.address", "By the old mill").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        Assert.Equal("Do you have a photo? (optional)", WebPage.Squeeze(page.Heading));
        page = await page.Form("form[data-once]").Attach("Photos", "hole.jpg", TestJpeg.Of()).Submit("Continue");
        page = await page.Form("form[data-once]").Set("Description", "Deep: ñ 灯 <b>").Set("q.depth", "knee").Set("q.seen.day", "3").Set("q.seen.month", "11").Set("q.seen.year", "2026").Submit("Continue").PastOthers();
        Assert.Equal("A little more", page.Heading);
        page = await page.Form("form[data-once]").Set("q.car", "A red one").Submit("Continue").PastOthers();
        page = await page.Form("form[data-once]").Set("Name", "Ana Díaz").Set("Email", "ana@example.org").Submit("Continue");
        Assert.Equal("Check your answers", page.Heading);
        Assert.Contains("To the knee", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 3 November 2026", page.Text, StringComparison.Ordinal);
        page = await page.Form("form[data-once]").Submit("Send the report");

        var reported = Reported.From(page);
        Assert.Contains("A crew looks at it within a day.", page.Text, StringComparison.Ordinal);
        var request = await town.Request(reported.Number);
        Assert.Equal("Deep: ñ 灯 <b>", request.Description);
        Assert.Equal("By the old mill", request.Address);
        Assert.Equal((41.5, -81.6), (request.Latitude, request.Longitude));
        Assert.Equal(["knee"], request.Answers["depth"]);
        Assert.Equal(["A red one"], request.Answers["car"]);
        Assert.Equal(["2026-11-03"], request.Answers["seen"]);
        Assert.NotNull(request.PersonId);
        var photo = Assert.Single((await town.Get<ITimelines>().FilesOf(town.Tenant.Id, [request.Id], Audience.Public, CancellationToken.None))[request.Id]);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync($"/files/{photo.FileId}/hole.jpg")).StatusCode);
    }

    [BothEngines]
    public async Task What_is_wrong_is_said_at_its_question_and_what_was_typed_is_kept(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();

        var page = await visitor.Get("/report/pothole");
        page = await page.Form("form[data-once]").Submit("Continue");
        Assert.Equal(["Tell us where it is: type an address, press the map, or give latitude and longitude"], page.Errors);
        page = await page.Form("form[data-once]").Set("Where.lat", "95").Set("Where.long", "-81.6").Submit("Continue");
        Assert.Contains("latitude goes from -90 to 90", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("95", page.One("[name='Where.lat']").GetAttribute("value"));
        page = await page.Form("form[data-once]").Set("Where.lat", "41.5").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Continue");

        page = await page.Form("form[data-once]").Set("Description", "Kept words").Set("q.seen.day", "31").Set("q.seen.month", "2").Set("q.seen.year", "2026").Submit("Continue").PastOthers();
        Assert.Equal(["“How deep is it?” still needs an answer", "Write the date of “When did you see it?” with day, month and year"], page.Errors);
        Assert.Equal("Kept words", page.One("textarea").TextContent.Trim());
        Assert.Equal("31", page.One("[name='q.seen.day']").GetAttribute("value"));
        Assert.StartsWith("Error:", page.Document.Title, StringComparison.Ordinal);

        var again = await visitor.Get(page.Address);
        Assert.Equal("Kept words", again.One("textarea").TextContent.Trim());
    }

    [BothEngines]
    public async Task An_answer_that_is_changed_leads_back_to_the_check_and_to_questions_it_calls_for(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();
        var page = await visitor.Get("/report/pothole");
        page = await page.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Continue");
        page = await page.Form("form[data-once]").Set("Description", "A hole").Set("q.depth", "ankle").Submit("Continue").PastOthers();
        Assert.Equal("How can we reach you?", page.Heading);
        page = await page.Form("form[data-once]").Submit("Continue");
        Assert.Equal("Check your answers", page.Heading);

        page = await page.Follow("Change What is wrong");
        page = await page.Form("form[data-once]").Set("Description", "A large hole").Submit("Continue").PastOthers();
        Assert.Equal("Check your answers", page.Heading);
        page = await page.Follow("Change How deep is it?");
        page = await page.Form("form[data-once]").Set("q.depth", "knee").Submit("Continue").PastOthers();
        Assert.Equal("A little more", page.Heading);
        page = await page.Form("form[data-once]").Submit("Continue").PastOthers();
        Assert.Equal(["“Which car was damaged?” still needs an answer"], page.Errors);
        page = await page.Form("form[data-once]").Set("q.car", "Mine").Submit("Continue").PastOthers();
        Assert.Equal("Check your answers", page.Heading);
    }

    [BothEngines]
    public async Task A_report_that_is_sent_twice_at_once_is_one_request(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        using var visitor = town.Resident();
        var check = await AtCheck(visitor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.Http.SendAsync(check.Form("form[data-once]").Request())));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(1, await town.CountOfRequests());
        var later = await visitor.Send(check.Form("form[data-once]").Request());
        Assert.Equal("Thank you, we have your report", later.Heading);
        Assert.Equal(1, await town.CountOfRequests());
        Assert.Equal("Thank you, we have your report", (await visitor.Get(check.Address)).Heading);
    }

    [BothEngines]
    public async Task Nobody_else_can_open_a_draft_whose_address_they_know(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();
        var check = await AtCheck(visitor);
        using var other = town.Resident();

        var page = await other.Get(check.Address);

        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Equal("This is no longer here", page.Heading);
        Assert.DoesNotContain("secret words", page.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task A_draft_is_forgotten_seven_days_after_its_last_change(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Task.FromResult(town).WithServices();
        using var visitor = town.Resident();
        var check = await AtCheck(visitor);
        town.Clock.Move(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Gone, (await visitor.Get(check.Address)).Status);
        Assert.InRange(await town.Get<Townline.Faces.Portal.Report.Drafts.DraftSweeper>().Sweep(CancellationToken.None), 0, 1);
        Assert.Equal(0, await town.Read(db => Task.FromResult(db.Set<Townline.Faces.Portal.Report.Drafts.DraftRow>().Count())));
    }

    [BothEngines]
    public async Task A_service_without_a_place_asks_for_none_and_one_that_forbids_anonymous_reports_asks_for_contact(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();
        var page = await visitor.Get("/report/records");
        Assert.StartsWith("Do you have a photo?", page.Heading, StringComparison.Ordinal);
        page = await page.Form("form[data-once]").Submit("Continue");
        page = await page.Form("form[data-once]").Set("Description", "Birth 1980").Submit("Continue").PastOthers();
        page = await page.Form("form[data-once]").Set("Name", "Bo").Submit("Continue");
        Assert.Equal(["Give an e-mail address or a phone number, so that we can help you"], page.Errors);
        Assert.Equal("Bo", page.One("[name=Name]").GetAttribute("value"));
        page = await page.Form("form[data-once]").Set("Email", "bo at home").Submit("Continue");
        Assert.Equal(["Write the e-mail address like name@example.com"], page.Errors);
        page = await page.Form("form[data-once]").Set("Email", "bo@example.org").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Send the report");

        Assert.Equal(RequestVisibility.Private, (await town.Request(Reported.From(page).Number)).Visibility);
    }

    [BothEngines]
    public async Task A_photo_that_knows_its_place_is_asked_for_it_when_there_is_no_place_yet(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();
        var page = await (await visitor.Get("/report/street-lamp")).Follow("Add a photo first. It may know the place");

        page = await page.Form("form[data-once]").Attach("Photos", "lamp.jpg", TestJpeg.Of(64, 48, TestJpeg.Exif(TestExif.Of(latitude: 41.51, longitude: -81.61)))).Submit("Continue");
        Assert.Contains("Your photo was taken here. Is this the place?", page.Text, StringComparison.Ordinal);
        page = await page.Form("form[data-once]").Submit("Yes, use this place");
        Assert.Equal("What is wrong?", page.Heading);
        page = await page.Form("form[data-once]").Set("Description", "Dark").Submit("Continue").PastOthers();
        page = await page.Form("form[data-once]").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Send the report");

        var request = await town.Request(Reported.From(page).Number);
        Assert.Equal(41.51, request.Latitude!.Value, 0.0001);
        Assert.Equal(-81.61, request.Longitude!.Value, 0.0001);
    }

    [BothEngines]
    public async Task A_file_that_is_refused_costs_nothing_else(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident();
        var page = await visitor.Get("/report/records");

        page = await page.Form("form[data-once]").Attach("Photos", "good.jpg", TestJpeg.Of()).Attach("Photos", "bad.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()).Submit("Continue");
        Assert.StartsWith("bad.svg: SVG drawings cannot be accepted", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Contains("good.jpg", page.Text, StringComparison.Ordinal);
        page = await page.Form("form[data-once]").Submit("Remove good.jpg");
        Assert.DoesNotContain("good.jpg", page.Text, StringComparison.Ordinal);
    }

    [BothEngines]
    public async Task The_journey_is_in_spanish_for_those_who_want_it(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        using var visitor = town.Resident().Speaking("es");
        var page = await visitor.Get("/services/pothole");
        Assert.Equal("Bache", page.Heading);
        page = await page.Follow("Enviar un aviso ahora");
        Assert.Equal("¿Dónde es?", page.Heading);
        page = await page.Form("form[data-once]").Submit("Continuar");
        Assert.StartsWith("Díganos dónde es", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    private static async Task<WebPage> AtCheck(Visitor visitor)
    {
        var page = await visitor.Get("/report/street-lamp");
        page = await page.Form("form[data-once]").Set("Where.lat", "41.5").Set("Where.long", "-81.6").Submit("Continue");
        page = await page.Form("form[data-once]").Submit("Continue");
        page = await page.Form("form[data-once]").Set("Description", "secret words").Submit("Continue").PastOthers();
        return await page.Form("form[data-once]").Submit("Continue");
    }
}
