using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Requests;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Bulk;

/// <summary>The program is killed in the middle of a job: it goes on after the restart, and each request was done exactly once.</summary>
public class KilledJobTests
{
    private const int Requests = 400;

    [BothEngines, Trait("Speed", "Slow")]
    public async Task A_killed_job_goes_on_where_it_was_and_does_each_request_once(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        var (job, clerk, me) = await Prepare(storage);
        await using (var process = await TownProcess.Serve(storage, more: "--empty"))
        {
            using var visitor = clerk.Carried(new Visitor(process.Address));
            var page = await (await visitor.Get($"/desk/bulk/{job}")).Form("form[action*='handler=Start']").Submit();
            await Eventually.True(async () =>
            {
                page = await visitor.Get($"/desk/bulk/{job}");
                return page.Document.QuerySelector("progress") is { } bar && int.Parse(bar.GetAttribute("value")!) >= 5;
            });
            Assert.True(int.Parse(page.One("progress").GetAttribute("value")!) < Requests, "It was done before it could be killed.");
            await process.Kill();
        }

        // The lease of the dead process runs out.
        var clock = new Clock();
        clock.Move(TimeSpan.FromMinutes(5));
        await using var town = await TestTown.Start(storage, clock);
        await town.OutboxIsDone();

        var done = (await town.Read(db => town.Get<IJobs>().Find(db, me, job, default)))!;
        Assert.Equal((JobState.Done, Requests), (done.State, done.Of(JobItemState.Done)));
        var notes = await town.Read(db => db.Set<Entry>().Where(entry => entry.Kind == EntryKind.Note).GroupBy(entry => entry.RequestId).Select(group => group.Count()).ToListAsync());
        Assert.Equal(Requests, notes.Count);
        Assert.All(notes, count => Assert.Equal(1, count));
        var counts = await town.Get<IRequestQueries>().QueueCounts(town.Tenant.Id, default);
        Assert.Equal(Requests, counts[new QueueKey(QueueKind.Mine, me).Name]);
        clerk.Dispose();
    }

    private static async Task<(long Job, Visitor Clerk, long Me)> Prepare(TestStorage storage)
    {
        await using var town = await TestTown.Start(storage);
        await SampleServices.Add(town);
        var clerk = await town.SignIn(Role.Agent);
        var ids = new List<long>();
        for (var i = 0; i < Requests; i++)
        {
            ids.Add(await town.Open(SampleServices.Pothole));
        }

        var (jobs, me) = (town.Get<IJobs>(), clerk.Staff!.Id);
        var job = await town.Write(unit => jobs.Make(unit, me, ids));
        await town.Write(unit => jobs.Plan(unit, me, job, new WorkSteps { Assignee = WorkSteps.Me, Note = "Seen by {clerk}: {reference}" }));
        return (job, clerk, me);
    }
}
