using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Work.Bulk;

/// <summary>A clerk who works on many requests at once.</summary>
internal sealed record BulkDesk(TestTown Town, StaffMember Me)
{
    public IJobs Jobs => Town.Get<IJobs>();

    public static async Task<BulkDesk> On(TestTown town)
    {
        await SampleServices.Add(town);
        using var clerk = await town.SignIn(Role.Agent);
        return new BulkDesk(town, clerk.Staff!);
    }

    /// <summary>Makes, plans and begins a job.</summary>
    public async Task<long> Start(WorkSteps steps, params long[] ids)
    {
        var job = await Town.Write(unit => Jobs.Make(unit, Me.Id, ids));
        await Town.Write(unit => Jobs.Plan(unit, Me.Id, job, steps));
        await Town.Write(unit => Jobs.Start(unit, Town.Tenant, Me.Id, job));
        return job;
    }

    /// <summary>The same, past its pause and to its end.</summary>
    public async Task<JobView> Run(WorkSteps steps, params long[] ids)
    {
        var job = await Start(steps, ids);
        Town.Clock.Move(TimeSpan.FromMinutes(Town.Tenant.Settings.PauseMinutes));
        await Town.OutboxIsDone();
        return await Find(job);
    }

    public async Task Undo(long job)
    {
        await Town.Write(unit => Jobs.Undo(unit, Me.Id, job));
        await Town.OutboxIsDone();
    }

    public async Task<JobView> Find(long job) => (await Town.Read(db => Jobs.Find(db, Me.Id, job, default)))!;

    public Task<IReadOnlyList<JobItem>> Items(long job) => Town.Read(db => Jobs.Items(db, job, IJobs.Most, default));

    public async Task<string> Broken(Func<Unit, Task> work) => (await Assert.ThrowsAsync<RuleBrokenException>(() => Town.Write(work))).Code;
}
