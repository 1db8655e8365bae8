using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Counters;
using Townline.Requests.Contracts;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Identity;
using Townline.Tests.People.Merging;
using Townline.Tests.Support;
using Townline.Work.Contracts;
using Townline.Work.Tasks;

namespace Townline.Tests.Faces.Desk.Tasks;

public class TaskTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_task_moves_from_later_over_today_to_late_by_the_clock_and_is_done_with_a_note(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var reported = await town.ReportLamp();
        var account = await town.AddStaff();
        using var clerk = town.Visitor();
        await clerk.SignIn(account.Email);
        var page = await Add(clerk, reported.Number, "Call the crew", nameof(TaskWhen.InAWeek));
        Assert.Contains("Call the crew", page.One("#tasks").TextContent);
        Assert.Contains("wrote down a task", page.Text);
        Assert.Equal((0, 0, 1), await Counts(clerk));

        var due = (await Tasks(town)).Single().DueAt;
        town.Clock.MoveTo(due.AddHours(-1));
        await town.OutboxIsDone();
        await clerk.SignIn(account.Email);
        Assert.Equal((0, 1, 0), await Counts(clerk));
        town.Clock.MoveTo(due.AddMinutes(1));
        await town.OutboxIsDone();
        Assert.Equal((1, 0, 0), await Counts(clerk));

        page = await (await clerk.Get("/desk/tasks")).Follow("Call the crew");
        page = await page.Form("#done").Set("Note", "They come on Friday").Submit("Done");
        Assert.Contains("They come on Friday", page.Text);
        Assert.Equal((0, 0, 0), await Counts(clerk));
        using var resident = town.Resident();
        foreach (var address in new[] { reported.PrivatePath, $"/requests/{reported.Number}", "/open311/v2/servicerequestupdates.json" })
        {
            var seen = (await resident.Get(address)).Html;
            Assert.DoesNotContain("Call the crew", seen);
            Assert.DoesNotContain("They come on Friday", seen);
        }
    }

    [BothEngines]
    public async Task A_reminder_opens_the_request_again_and_stands_on_top_of_my_queue(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var reported = await town.ReportLamp();
        var account = await town.AddStaff();
        using var clerk = town.Visitor();
        await clerk.SignIn(account.Email);
        await Add(clerk, reported.Number, "Does the lamp still burn?", nameof(TaskWhen.TomorrowMorning), reminds: true);
        await town.Close(reported.Number);

        town.Clock.Move(TimeSpan.FromDays(2));
        await town.OutboxIsDone();
        await clerk.SignIn(account.Email);

        var request = await town.Request(reported.Number);
        Assert.Equal((true, account.Id), (request.Open, request.AssigneeId));
        var queue = await clerk.Get("/desk?queue=mine");
        Assert.Contains("Does the lamp still burn?", queue.One(".tl-rows--due").TextContent);
        using var other = await town.SignIn(Role.Agent);
        Assert.Empty((await other.Get("/desk?queue=mine")).Document.QuerySelectorAll(".tl-rows--due"));
    }

    [BothEngines]
    public async Task A_reminder_is_found_however_many_tasks_are_late(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var request = await town.Request((await town.ReportLamp()).Number);
        await town.Write(async unit =>
        {
            for (var minutes = 1; minutes <= 25; minutes++)
            {
                var task = new NewTask { What = "w", RequestId = request.Id, Number = request.Number, StaffId = 1, DueAt = unit.Now.AddMinutes(minutes) };
                await town.Get<ITasks>().Add(unit, town.Tenant, task with { Reminds = minutes == 25 });
            }
        });

        town.Clock.Move(TimeSpan.FromDays(1));
        await town.OutboxIsDone();

        Assert.True((await town.Read(db => town.Get<ITasks>().Reminders(db, 1, 10, default))).Single().Reminds);
    }

    [BothEngines]
    public async Task A_task_that_is_wanted_sooner_falls_due_at_the_new_time_alone(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var request = await town.Request((await town.ReportLamp()).Number);
        var book = town.Get<ITasks>();
        var id = await town.Write(unit => book.Add(unit, town.Tenant, new NewTask { What = "Call", RequestId = request.Id, Number = request.Number, StaffId = 1, DueAt = town.Clock.Now.AddDays(20) }));
        await town.Write(unit => book.Delay(unit, town.Tenant, id, town.Clock.Now.AddDays(3)));

        town.Clock.Move(TimeSpan.FromDays(4));
        await town.OutboxIsDone();
        Assert.Equal(TaskStage.Late, (await Tasks(town)).Single().Stage);
        town.Clock.Move(TimeSpan.FromDays(20));
        await town.OutboxIsDone();

        var lines = await town.Get<ITimelines>().OfRequest(town.Tenant.Id, request.Id, Audience.Staff, default);
        Assert.Single(lines, entry => entry.EventKind == "task.fell-due");
    }

    [BothEngines]
    public async Task A_request_with_open_tasks_closes_only_when_that_is_said(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        var page = await Add(clerk, reported.Number, "Call the crew", nameof(TaskWhen.NextBusinessDay));

        page = await page.Form("form[action*=Close]").Set("Input.Outcome", "Done").Set("Input.Sentence", "It burns again.").Submit("Close the request");
        Assert.Equal(["1 task is still to do here. Do them first, or tick that you close it all the same."], page.Errors);
        Assert.True((await town.Request(reported.Number)).Open);

        await page.Form("form[action*=Close]").Set("Input.LeavesTasks", "true").Submit("Close the request");
        Assert.False((await town.Request(reported.Number)).Open);
        Assert.Contains("Call the crew", (await clerk.Get("/desk/tasks?stage=Later")).Text);
    }

    [BothEngines]
    public async Task A_task_of_a_team_stands_with_each_member_and_one_for_a_person_on_their_page(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        using var member = await town.SignIn(Role.Agent);
        using var other = await town.SignIn(Role.Agent);
        await town.Write(unit => town.Get<ITeamEditor>().Save(unit, new Team { Id = 55, Code = "crew", Name = Townline.Platform.Words.LocalText.English("Crew"), Members = [new TeamMember(member.Staff!.Id)] }));
        var person = await (await MergedPeople.On(town)).Add("Ana Ruiz");

        var form = (await other.Get($"/desk/tasks/new?person={person}")).Form("main form").Set("Input.What", "Bring the form").Set("Input.When", nameof(TaskWhen.TomorrowMorning));
        var page = await form.Set("Input.Who", "team-55").Submit();

        Assert.Contains("Bring the form", page.Text);
        Assert.Contains("Bring the form", (await member.Get("/desk/tasks")).Text);
        Assert.DoesNotContain("Bring the form", (await other.Get("/desk/tasks")).Text);
    }

    [BothEngines]
    public async Task A_day_that_is_none_or_past_or_far_and_a_task_without_words_are_refused_in_words(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var clerk = await town.SignIn(Role.Agent);
        async Task<IReadOnlyList<string>> Try(string what, string day, string month, string year)
        {
            var form = (await clerk.Get($"/desk/tasks/new?request={reported.Number}")).Form("main form").Set("Input.What", what).Set("Input.When", nameof(TaskWhen.Day));
            return (await form.Set("Input.Day.day", day).Set("Input.Day.month", month).Set("Input.Day.year", year).Submit()).Errors;
        }

        Assert.Equal(["Write the day, with day, month and year."], await Try("Call", "31", "2", "2030"));
        Assert.Equal(["Write the day, with day, month and year."], await Try("Call", "", "", ""));
        Assert.Equal(["That time has passed. Choose a later one."], await Try("Call", "1", "1", "2001"));
        Assert.Equal(["That is more than 10 years ahead. Choose a nearer day."], await Try("Call", "1", "1", "9000"));
        Assert.Equal(["Say what is to do."], await Try(" ", "1", "1", $"{town.Clock.Now.Year + 1}"));
        Assert.DoesNotContain(await Tasks(town), task => task.Number == reported.Number);
    }

    [BothEngines]
    public async Task Counts_are_those_of_a_recount_whatever_happens_and_a_task_is_done_once(Engine engine)
    {
        var town = await towns.Fresh(engine).WithServices();
        var request = await town.Request((await town.ReportLamp()).Number);
        var book = town.Get<ITasks>();
        var dice = new Random(7);
        var ids = new List<long>();
        for (var i = 0; i < 60; i++)
        {
            var due = town.Clock.Now.AddHours(dice.Next(1, 100));
            var any = ids.Count == 0 ? 0 : ids[dice.Next(ids.Count)];
            try
            {
                switch (dice.Next(5))
                {
                    case 0 or 1 or 2:
                        ids.Add(await town.Write(unit => book.Add(unit, town.Tenant, Draw(dice, request, due))));
                        break;
                    case 3:
                        await town.Write(unit => book.Done(unit, any, null));
                        break;
                    default:
                        await town.Write(unit => book.Delay(unit, town.Tenant, any, due));
                        break;
                }
            }
            catch (Exception refused) when (refused is RuleBrokenException or KeyNotFoundException)
            {
                Assert.True(any == 0 || !(await Tasks(town)).Single(task => task.Id == any).Open);
            }

            town.Clock.Move(TimeSpan.FromHours(dice.Next(4)));
            await town.OutboxIsDone();
        }

        var expected = (await Tasks(town)).Where(task => task.Open).GroupBy(task => TaskRow.NameOf(task.StaffId, task.TeamId, task.Stage)).ToDictionary(group => group.Key, group => (long)group.Count());
        var kept = (await town.Read(db => db.CountsOf("task."))).Where(count => count.Value != 0).ToDictionary(count => count.Key, count => count.Value);
        Assert.Equal(expected.OrderBy(pair => pair.Key), kept.OrderBy(pair => pair.Key));
        Assert.All(await Tasks(town), task => Assert.True(!task.Open || task.Stage == TaskTimes.StageOf(task.DueAt, town.Clock.Now, town.Tenant.Zone)));
    }

    [PostgresFact]
    public async Task A_reminder_fires_once_on_two_nodes()
    {
        await using var storage = await Towns.Storage(Engine.PostgreSQL);
        var clock = new Clock();
        await using var one = await TestTown.Start(storage, clock);
        await using var two = await TestTown.Start(storage, clock);
        await Task.FromResult(one).WithServices();
        var request = await one.Request((await one.ReportLamp()).Number);
        for (var i = 0; i < 20; i++)
        {
            await one.Write(unit => one.Get<ITasks>().Add(unit, one.Tenant, new NewTask { What = "again", RequestId = request.Id, Number = request.Number, StaffId = 1, DueAt = clock.Now.AddHours(1), Reminds = true }));
        }

        clock.Move(TimeSpan.FromHours(2));
        await Task.WhenAll(one.OutboxIsDone(), two.OutboxIsDone());

        var lines = await one.Get<ITimelines>().OfRequest(one.Tenant.Id, request.Id, Audience.Staff, default);
        Assert.Equal(20, lines.Count(entry => entry.EventKind == "task.fell-due"));
        Assert.Equal(20, (await one.Read(db => one.Get<ITasks>().Counts(db, 1, [], default)))[TaskStage.Late]);
    }

    [BothEngines]
    public async Task Only_staff_who_work_see_tasks(Engine engine)
    {
        var town = await towns.On(engine).WithServices();
        var reported = await town.ReportLamp();
        using var reader = await town.SignIn(Role.ReadOnly);
        using var clerk = await town.SignIn(Role.Agent);
        foreach (var address in new[] { "/desk/tasks", $"/desk/tasks/new?request={reported.Number}", "/desk/tasks/1" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(address)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/desk/tasks/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/desk/tasks/new?request=4711")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get("/desk/tasks/new")).Status);
    }

    private static NewTask Draw(Random dice, RequestView request, DateTimeOffset due)
    {
        var isMine = dice.Next(2) == 0;
        return new NewTask { What = "w", RequestId = request.Id, Number = request.Number, StaffId = isMine ? 1 : null, TeamId = isMine ? null : 9, DueAt = due };
    }

    private static async Task<WebPage> Add(Visitor clerk, long number, string what, string when, bool reminds = false)
    {
        var form = (await clerk.Get($"/desk/tasks/new?request={number}")).Form("main form").Set("Input.What", what).Set("Input.When", when);
        return await (reminds ? form.Set("Input.Reminds", "true").Set("Input.Reopens", "true") : form).Submit("Write it down");
    }

    private static async Task<(long Late, long Today, long Later)> Counts(Visitor clerk)
    {
        var page = await clerk.Get("/desk/tasks");
        long Of(string stage) => long.Parse(page.One($"[data-stage={stage}]").TextContent, System.Globalization.CultureInfo.InvariantCulture);
        return (Of("Late"), Of("Today"), Of("Later"));
    }

    private static Task<List<TaskRow>> Rows(TestTown town) => town.Read(db => db.Set<TaskRow>().ToListAsync());

    private static async Task<IReadOnlyList<TaskView>> Tasks(TestTown town) => [.. (await Rows(town)).Select(row => row.Read())];
}
