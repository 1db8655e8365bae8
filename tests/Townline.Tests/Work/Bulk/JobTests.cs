using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Requests;
using Townline.Tests.Support;
using Townline.Work.Bulk;
using Townline.Work.Contracts;
using Microsoft.EntityFrameworkCore;
using Outcome = Townline.Requests.Contracts.Outcome;

namespace Townline.Tests.Work.Bulk;

public class JobTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_job_does_each_request_under_the_clerks_name_and_lists_what_it_could_not_do(Engine engine)
    {
        var desk = await Desk(engine);
        var (open, litter, closed) = (await desk.Town.Open(SampleServices.Pothole), await desk.Town.Open(SampleServices.Litter), await desk.Town.Open(SampleServices.Pothole));
        await desk.Town.Do((requests, unit) => requests.Close(unit, closed, new Closure(Outcome.CouldNot, "It ended.")));

        var job = await desk.Run(new WorkSteps { Outcome = Outcome.Done, Sentence = "We mended {service} {reference}." }, open, litter, closed);

        Assert.Equal((JobState.Done, 1, 2), (job.State, job.Of(JobItemState.Done), job.Of(JobItemState.Refused)));
        var items = (await desk.Items(job.Id)).ToDictionary(item => item.RequestId);
        Assert.Equal(("close-evidence", "already-closed"), (items[litter].Why, items[closed].Why));
        var done = await desk.Town.Of(open);
        Assert.Equal(($"We mended Pothole {done.Number}.", desk.Me.Id), (done.OutcomeText, done.ClosedById));
        var did = await desk.Town.Read(db => db.Set<EventRow>().Where(row => row.Kind == "job.did").ToListAsync());
        Assert.Equal((open, ActorKind.Staff, desk.Me.Id), (Assert.Single(did).SubjectId, did[0].ActorKind, did[0].ActorId));
    }

    [BothEngines]
    public async Task Undo_puts_back_what_nobody_has_touched_since_names_the_rest_and_works_once(Engine engine)
    {
        var desk = await Desk(engine);
        var ids = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await desk.Town.Open(SampleServices.Pothole, request => request with { AssigneeId = 40 + i }));
        }

        var before = await desk.Town.Get<IRequestQueries>().QueueCounts(desk.Town.Tenant.Id, default);
        var job = await desk.Run(new WorkSteps { Assignee = WorkSteps.Me, Priority = Priority.Urgent, State = "in_progress", Outcome = Outcome.CouldNot, Sentence = "Not in winter." }, [.. ids]);
        Assert.Equal(3, job.Of(JobItemState.Done));
        await desk.Town.Do((requests, unit) => requests.Reopen(unit, ids[2], "Somebody else"));

        await desk.Undo(job.Id);

        job = await desk.Find(job.Id);
        Assert.Equal((JobState.Undone, 2, 1), (job.State, job.Of(JobItemState.Undone), job.Of(JobItemState.Kept)));
        Assert.Equal("job-changed-since", (await desk.Items(job.Id)).Single(item => item.RequestId == ids[2]).Why);
        var back = await desk.Town.Of(ids[1]);
        Assert.Equal((true, "received", 41L, Priority.Normal, null), (back.Open, back.State, back.AssigneeId!.Value, back.Priority, back.Outcome));
        Assert.Equal("job-undone", await desk.Broken(unit => desk.Jobs.Undo(unit, desk.Me.Id, job.Id)));

        var after = await desk.Town.Get<IRequestQueries>().QueueCounts(desk.Town.Tenant.Id, default);
        foreach (var queue in new[] { new QueueKey(QueueKind.Open), new QueueKey(QueueKind.Mine, 40), new QueueKey(QueueKind.Mine, 41) })
        {
            Assert.Equal(before[queue.Name], after[queue.Name]);
        }

        Assert.Equal(1, (await desk.Town.Get<IRequestQueries>().Figures(desk.Town.Tenant.Id, default)).Single(figure => figure.ServiceId == SampleServices.Pothole.Id).Closed);
    }

    [BothEngines]
    public async Task What_residents_hear_waits_for_the_pause_and_a_job_stopped_in_it_leaves_no_trace(Engine engine)
    {
        var desk = await Desk(engine);
        var id = await desk.Town.Open(SampleServices.Pothole);
        var version = (await desk.Town.Of(id)).Version;
        var job = await desk.Start(new WorkSteps { Note = "Winter", Outcome = Outcome.CouldNot, Sentence = "Not in winter." }, id);
        await desk.Town.OutboxIsDone();
        Assert.Equal((true, version), ((await desk.Town.Of(id)).Open, (await desk.Town.Of(id)).Version));

        await desk.Town.Write(unit => desk.Jobs.Stop(unit, desk.Me.Id, job));
        desk.Town.Clock.Move(TimeSpan.FromMinutes(5));
        await desk.Town.OutboxIsDone();

        Assert.Equal((true, version), ((await desk.Town.Of(id)).Open, (await desk.Town.Of(id)).Version));
        var stopped = await desk.Find(job);
        Assert.Equal((JobState.Stopped, 1), (stopped.State, stopped.Of(JobItemState.Left)));
    }

    [BothEngines]
    public async Task Rights_are_asked_for_each_request_when_its_turn_comes(Engine engine)
    {
        var desk = await Desk(engine);
        var id = await desk.Town.Open(SampleServices.Pothole);
        var job = await desk.Start(new WorkSteps { Outcome = Outcome.CouldNot, Sentence = "Not in winter." }, id);
        await desk.Town.Get<IStaffDirectory>().SetRole(desk.Town.Tenant.Id, Actor.System("test"), desk.Me.Id, Role.ReadOnly);

        desk.Town.Clock.Move(TimeSpan.FromMinutes(5));
        await desk.Town.OutboxIsDone();

        Assert.True((await desk.Town.Of(id)).Open);
        Assert.Equal((JobItemState.Refused, "step-right"), ((await desk.Items(job))[0].State, (await desk.Items(job))[0].Why));
    }

    [BothEngines]
    public async Task Two_clerks_at_the_same_requests_each_do_theirs_and_counts_stay_true(Engine engine)
    {
        var desk = await Desk(engine);
        using var other = await desk.Town.SignIn(Role.Agent);
        var two = desk with { Me = other.Staff! };
        var ids = new List<long>();
        for (var i = 0; i < 40; i++)
        {
            ids.Add(await desk.Town.Open(SampleServices.Pothole));
        }

        var jobs = await Task.WhenAll(
            desk.Start(new WorkSteps { Assignee = WorkSteps.Me }, [.. ids]),
            two.Start(new WorkSteps { Priority = Priority.High, State = "in_progress" }, [.. ids.Skip(10)]));
        await desk.Town.OutboxIsDone();

        Assert.Equal(40, (await desk.Find(jobs[0])).Of(JobItemState.Done));
        Assert.Equal(30, (await two.Find(jobs[1])).Of(JobItemState.Done));
        foreach (var id in ids)
        {
            Assert.Equal(desk.Me.Id, (await desk.Town.Of(id)).AssigneeId);
        }

        var counts = await desk.Town.Get<IRequestQueries>().QueueCounts(desk.Town.Tenant.Id, default);
        Assert.Equal((40, 0), (counts[new QueueKey(QueueKind.Mine, desk.Me.Id).Name], counts.GetValueOrDefault(new QueueKey(QueueKind.Unassigned).Name)));
    }

    [BothEngines]
    public async Task A_job_of_nothing_of_too_many_or_of_somebody_else_is_refused(Engine engine)
    {
        var desk = await Desk(engine);
        var id = await desk.Town.Open(SampleServices.Pothole);
        var job = await desk.Start(new WorkSteps { Note = "Seen" }, id);
        await desk.Town.OutboxIsDone();

        Assert.Equal("job-none", await desk.Broken(unit => desk.Jobs.Make(unit, desk.Me.Id, [])));
        Assert.Equal("job-many", await desk.Broken(unit => desk.Jobs.Make(unit, desk.Me.Id, [.. Enumerable.Range(1, 100_000).Select(number => (long)number)])));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => desk.Town.Write(unit => desk.Jobs.Undo(unit, desk.Me.Id + 1, job)));
        var elsewhere = await desk.Town.AddTown("elsewhere");
        await Assert.ThrowsAsync<KeyNotFoundException>(() => desk.Town.Write(unit => desk.Jobs.Undo(unit, desk.Me.Id, job), elsewhere));
        Assert.Null(await desk.Town.Read(db => desk.Jobs.Find(db, desk.Me.Id, job, default), elsewhere));
        desk.Town.Clock.Move(TimeSpan.FromHours(25));
        Assert.Equal("job-undo-late", await desk.Broken(unit => desk.Jobs.Undo(unit, desk.Me.Id, job)));
    }

    private async Task<BulkDesk> Desk(Engine engine) => await BulkDesk.On(await towns.Fresh(engine));
}
