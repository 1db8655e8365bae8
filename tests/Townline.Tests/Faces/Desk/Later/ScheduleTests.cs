using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Later;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Outbox;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Support;
using Townline.Work.Tasks;

namespace Townline.Tests.Faces.Desk.Later;

/// <summary>An answer that is written now and leaves on a day and at an hour.</summary>
public class ScheduleTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task An_answer_leaves_at_its_hour_by_the_clock_of_the_town_and_stands_in_the_list_until_then(Engine engine)
    {
        var town = await Madrid(engine);
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        var noon = Noon(town, days: 3);

        var page = await Schedule(await clerk.Open(reported.Number), "We come today.", noon);
        Assert.Empty(page.Errors);
        Assert.Contains("We come today.", page.One("[data-held]").TextContent);
        Assert.Equal("", page.Typed());
        var list = await clerk.Get("/desk/scheduled");
        Assert.Contains("12:00", list.One("[data-scheduled]").TextContent);
        Assert.Contains(clerk.Staff!.Name, list.One("[data-scheduled]").TextContent);
        var due = SendTime.Of(noon, town.Tenant.Zone);
        Assert.Equal((due, null), await town.Read(db => db.Set<OutboxRow>().Where(row => row.Topic == "answer.leave").Select(row => new ValueTuple<DateTimeOffset, string?>(row.DueAt, row.OrderKey)).SingleAsync()));

        town.Clock.Move(due - town.Clock.Now - TimeSpan.FromSeconds(1));
        await town.OutboxIsDone();
        Assert.DoesNotContain(await Messages(town, reported), entry => entry.Text == "We come today.");
        town.Clock.Move(TimeSpan.FromSeconds(1));
        await town.OutboxIsDone();
        var sent = Assert.Single(await Messages(town, reported), entry => entry.Text == "We come today.");
        Assert.Equal(clerk.Staff.Id, sent.AuthorId);
        using var again = await town.SignIn(Role.Agent);
        Assert.Contains("Nothing is scheduled", (await again.Get("/desk/scheduled")).Text);
    }

    [BothEngines]
    public async Task It_can_be_given_another_time_and_taken_back(Engine engine)
    {
        var town = await Madrid(engine);
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        await Schedule(await clerk.Open(reported.Number), "Later.", Noon(town, days: 1));

        var change = await (await clerk.Get("/desk/scheduled")).Follow($"Change the time {reported.Number}");
        var refused = await At(change.Form("form[data-once]"), Noon(town, days: -1), "SendAt").Submit("Save");
        Assert.Contains("That time has passed. Choose a later one.", refused.Errors);
        await At(refused.Form("form[data-once]"), Noon(town, days: 2), "SendAt").Submit("Save");
        town.Clock.Move(TimeSpan.FromHours(25));
        await town.OutboxIsDone();
        Assert.DoesNotContain(await Messages(town, reported), entry => entry.Text == "Later.");

        using var morning = await town.SignIn(Role.Agent);
        var page = await (await morning.Open(reported.Number)).Form("[data-held] form").Submit("Take back into my draft");
        Assert.Equal("Later.", page.Typed());
        town.Clock.Move(TimeSpan.FromDays(3));
        await town.OutboxIsDone();
        Assert.DoesNotContain(await Messages(town, reported), entry => entry.Text == "Later.");
    }

    [BothEngines]
    public async Task What_comes_in_between_marks_it_for_the_clerk_who_wrote_it(Engine engine)
    {
        var town = await Madrid(engine);
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        await Schedule(await clerk.Open(reported.Number), "We come on Friday.", Noon(town, days: 2));

        using var resident = town.Visitor();
        await (await resident.Get(reported.PrivatePath)).Form("#answer-form").Set("Text", "It is lit again").Submit();

        Assert.Contains("The resident wrote since", (await clerk.Open(reported.Number)).One("[data-held]").TextContent);
        Assert.Contains("The resident wrote since", (await clerk.Get("/desk/scheduled")).One("[data-scheduled]").TextContent);
        var id = (await town.Request(reported.Number)).Id;
        Assert.Equal(clerk.Staff!.Id, (await town.Read(db => db.Set<TaskRow>().SingleAsync(task => task.RequestId == id))).StaffId);
    }

    [BothEngines]
    public async Task When_the_request_is_closed_meanwhile_the_desk_says_that_it_still_leaves(Engine engine)
    {
        var town = await Madrid(engine);
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        await Schedule(await clerk.Open(reported.Number), "We come on Friday.", Noon(town, days: 2));
        Assert.DoesNotContain("The request is closed", (await clerk.Open(reported.Number)).One("[data-held]").TextContent);

        var request = await town.Request(reported.Number);
        await town.Write(unit => town.Get<IRequests>().Close(unit, request.Id, new Closure(Outcome.NoProblemFound, "It burns.")));

        Assert.Contains("The request is closed. The answer still goes out then, unless you take it back.", (await clerk.Open(reported.Number)).One("[data-held]").TextContent);
        Assert.Contains("The request is closed", (await clerk.Get("/desk/scheduled")).One("[data-scheduled]").TextContent);
    }

    [BothEngines]
    public async Task What_cannot_leave_when_its_time_comes_is_a_task_of_whoever_wrote_it(Engine engine)
    {
        var town = await Madrid(engine);
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        await Schedule(await clerk.Open(reported.Number), "We come on Friday.", Noon(town, days: 2));

        // As when the channel carries no copies any more.
        await town.Write(unit => unit.Execute("""UPDATE conversations_held SET letter = '{"cc":["ana@works.example"],"bcc":[],"signature":""}' WHERE tenant_id = @TenantId""", new { unit.TenantId }));
        town.Clock.Move(TimeSpan.FromDays(3));
        await town.OutboxIsDone();

        using var again = await town.SignIn(Role.Agent);
        Assert.Contains("An answer could not go out", (await again.Open(reported.Number)).One("[data-held]").TextContent);
        var id = (await town.Request(reported.Number)).Id;
        var task = await town.Read(db => db.Set<TaskRow>().SingleAsync(task => task.RequestId == id));
        Assert.Equal((clerk.Staff!.Id, true), (task.StaffId, task.What.StartsWith("An answer of yours could not go out", StringComparison.Ordinal)));
    }

    [BothEngines]
    public async Task A_time_that_cannot_be_is_refused_and_what_was_typed_stays(Engine engine)
    {
        var town = await Madrid(engine);
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        var page = await clerk.Open(reported.Number);

        page = await Schedule(page, "Later.", new DateParts());
        Assert.Contains("Enter a day and a time, such as 24 11 2026 and 09:00.", page.Errors);
        page = await Schedule(page, "Later.", Noon(town, days: -1));
        Assert.Contains("That time has passed. Choose a later one.", page.Errors);
        page = await Schedule(page, "Later.", Noon(town, days: 400));
        Assert.Contains("An answer can be sent at most a year from now.", page.Errors);
        Assert.Equal("Later.", page.Typed());
        page = await Schedule(page, "", Noon(town, days: 1));
        Assert.NotEmpty(page.Errors);
        Assert.Empty(page.Document.QuerySelectorAll("[data-held]"));
    }

    private async Task<TestTown> Madrid(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        town.Clock.Stop();
        town.Tenant.TimeZone = "Europe/Madrid";
        await town.Write(unit => TenantDirectory.Save(unit, town.Tenant));
        return town;
    }

    /// <summary>Twelve o'clock of a day from now, which no change of clocks touches.</summary>
    private static DateParts Noon(TestTown town, int days) =>
        DateParts.Parse(TimeZoneInfo.ConvertTime(town.Clock.Now.AddDays(days), town.Tenant.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00");

    private static Task<WebPage> Schedule(WebPage page, string text, DateParts at) => At(page.Form(AnsweringTown.Composer).Set("Input.Text", text), at, "Input.SendAt").Submit("Schedule");

    private static WebForm At(WebForm form, DateParts at, string name) =>
        form.Set($"{name}.day", at.Day ?? "").Set($"{name}.month", at.Month ?? "").Set($"{name}.year", at.Year ?? "").Set($"{name}.time", at.Time ?? "");

    private static async Task<IReadOnlyList<TimelineEntry>> Messages(TestTown town, Reported reported) =>
        [.. (await town.Get<ITimelines>().OfRequest(town.Tenant.Id, (await town.Request(reported.Number)).Id, Audience.Staff, default)).Where(entry => entry.Kind == EntryKind.Message)];
}
