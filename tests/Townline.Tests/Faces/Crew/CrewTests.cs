using System.Net;
using Townline.Identity.AccessLog;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Crew;

public class CrewTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task The_list_shows_my_jobs_and_those_of_my_team_that_nobody_has(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        using var colleague = await crew.Town.SignIn(Role.FieldCrew);
        var team = await crew.Team("streets", crew.Crew, colleague);
        await crew.Job(description: "Mine");
        await crew.Job(colleague, "My colleague's");
        await crew.Give(await crew.App.Report("The team's"), null, team);
        await crew.App.Report("Nobody's");

        var list = await crew.Crew.Get("/crew");

        Assert.Equal(2, list.Document.QuerySelectorAll("[data-job]").Length);
        var jobs = await Task.WhenAll(list.Document.QuerySelectorAll("a.tl-job").Select(link => crew.Crew.Get(link.GetAttribute("href")!)));
        Assert.Equal(["Mine", "The team's"], jobs.Select(job => job.One(".tl-crew__text").TextContent.Trim()).Order());
    }

    [BothEngines]
    public async Task A_job_is_finished_with_a_photo_and_the_desk_and_the_public_see_it(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        using var clerk = await crew.Town.SignIn(Role.Agent);
        var reference = await crew.Job();

        var page = await crew.Crew.Get($"/crew/jobs/{reference}");
        page = await page.Form("form[data-tell='Started']").Submit();
        Assert.Equal("in_progress", (await crew.Find(reference)).State);
        page = await page.Form("form[data-tell='Finish']").Set("Done.Text", "We took it away.").Attach("Done.Photos", "after.jpg", TestJpeg.Of()).Submit();

        Assert.StartsWith("/crew?told=", page.Address);
        Assert.Contains("The desk has it", page.Text);
        var closed = await crew.Find(reference);
        Assert.Equal((false, Outcome.Done, "We took it away."), (closed.Open, closed.Outcome!.Value, closed.OutcomeText));
        Assert.Contains("Work begun.", (await clerk.Get($"/desk/requests/{reference}")).Text);
        using var resident = crew.Town.Visitor();
        Assert.Single((await resident.Get($"/requests/{reference}")).Document.QuerySelectorAll("img[src*='after.jpg']"));
    }

    [BothEngines]
    public async Task Without_the_photo_that_the_service_asks_for_the_form_comes_back_with_all_that_was_typed(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var reference = await crew.Job();

        var page = await (await crew.Crew.Get($"/crew/jobs/{reference}")).Form("form[data-tell='Finish']").Set("Done.Text", "We took it away.").Submit();

        Assert.NotEmpty(page.Errors);
        Assert.Equal("We took it away.", page.One("[name='Done.Text']").TextContent.Trim());
        Assert.True((await crew.Find(reference)).Open);

        // A photo that came beside another mistake is not asked for twice.
        page = await page.Form("form[data-tell='Finish']").Set("Done.Text", "").Attach("Done.Photos", "after.jpg", TestJpeg.Of()).Submit();
        Assert.NotEmpty(page.Errors);
        await page.Form("form[data-tell='Finish']").Set("Done.Text", "We took it away.").Submit();
        Assert.False((await crew.Find(reference)).Open);
    }

    [BothEngines]
    public async Task What_could_not_be_done_goes_back_to_the_team_and_comes_up_tomorrow(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var team = await crew.Team("streets", crew.Crew);
        var reference = await crew.App.Report();
        await crew.Give(reference, crew.Crew.Staff!.Id, team);

        await (await crew.Crew.Get($"/crew/jobs/{reference}")).Form("form[data-tell='Could not do it']").Set("CouldNot.Text", "A car stands on it").Submit();

        var request = await crew.Find(reference);
        Assert.Equal((true, null, (long?)team), (request.Open, request.AssigneeId, request.TeamId));
        Assert.True(request.FollowUpAt > crew.Town.Clock.Now);
        Assert.Contains("Later", (await crew.Crew.Get("/crew")).Text);
    }

    [BothEngines]
    public async Task A_job_for_another_team_goes_to_it_with_the_reason(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        using var electrician = await crew.Town.SignIn(Role.FieldCrew);
        var electricians = await crew.Team("electricians", electrician);
        var reference = await crew.Job();

        await (await crew.Crew.Get($"/crew/jobs/{reference}")).Form("form[data-tell='Needs another team']")
            .Set("OtherTeam.TeamId", $"{electricians}").Set("OtherTeam.Text", "Bare wires").Submit();

        Assert.Equal(electricians, (await crew.Find(reference)).TeamId);
        Assert.Contains("Bare wires", (await electrician.Get($"/crew/jobs/{reference}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await crew.Crew.Get($"/crew/jobs/{reference}")).Status);
    }

    [BothEngines]
    public async Task The_place_is_corrected_and_what_it_was_is_kept(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        using var clerk = await crew.Town.SignIn(Role.Agent);
        var reference = await crew.Job();

        await (await crew.Crew.Get($"/crew/jobs/{reference}")).Form("form[data-tell='It is not here']").Set("NotHere.Where.lat", "41.51").Set("NotHere.Where.long", "-81.61").Submit();

        Assert.Equal((41.51, -81.61), ((await crew.Find(reference)).Latitude!.Value, (await crew.Find(reference)).Longitude!.Value));
        Assert.Contains("-81.6", (await clerk.Get($"/desk/requests/{reference}")).Text);
    }

    [BothEngines]
    public async Task Whoever_may_not_see_people_sees_no_contact_and_whoever_does_is_written_down(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        using var clerk = await crew.Town.SignIn(Role.Agent);
        using var answer = await crew.App.Post("requests.json", ("service_code", "litter"), ("lat", "41.5"), ("long", "-81.6"), ("description", "Bags"), ("first_name", "Ana"), ("last_name", "Beltran"), ("phone", "+1 216 555 0147"));
        var reference = (string)System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())![0]!["service_request_id"]!;
        await crew.Give(reference, crew.Crew.Staff!.Id);

        Assert.DoesNotMatch("555[- ]?0147", (await crew.Crew.Get($"/crew/jobs/{reference}")).Html);
        await crew.Give(reference, clerk.Staff!.Id);
        Assert.Contains("Ana Beltran", (await clerk.Get($"/crew/jobs/{reference}")).Text);

        await crew.Town.Get<AccessWriter>().Flush();
        Assert.Equal(clerk.Staff.Id, Assert.Single(await crew.Town.Get<IAccessLog>().Read(crew.Town.Tenant.Id, new AccessQuestion())).ActorId);
    }

    [BothEngines]
    public async Task Jobs_of_others_of_other_towns_and_for_readers_are_closed(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var reference = await crew.Job();
        using var other = await crew.Town.SignIn(Role.FieldCrew);
        using var reader = await crew.Town.SignIn(Role.ReadOnly);
        using var elsewhere = await crew.Town.SignIn(Role.FieldCrew, await crew.Town.AddTown("elsewhere"));

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/crew/jobs/{reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get($"/crew/jobs/{reference}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get("/crew")).Status);
        foreach (var who in new[] { other, elsewhere })
        {
            Assert.Equal(404, (await CrewTown.Finish(who, reference, "not-your-job", pass: await CrewTown.Pass(crew.Crew, reference))).Status);
        }

        Assert.Equal(403, (await CrewTown.Finish(reader, reference, "not-your-job")).Status);
        Assert.True((await crew.Find(reference)).Open);
    }
}
