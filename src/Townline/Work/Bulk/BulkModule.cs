using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Bulk;

internal sealed class BulkModule : IModule
{
    private const string Stays = "Work on many requests at once is done, stopped or undone where it was begun; what it did stands in the history of each request.";

    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IJobs, JobBook>();
        services.AddSingleton<JobWork>();
        services.AddSingleton<IOutboxHandler, JobHandler>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<JobRow>(e =>
        {
            e.ToTable("work_job").HasKey(job => job.Id);
            e.HasIndex(job => new { job.TenantId, job.StaffId, job.Id });
            e.Property(job => job.Version).IsConcurrencyToken();
            e.Property(job => job.Steps).AsJson();
            e.Property(job => job.Services).AsJson();
            e.StaysHere(Stays);
        });
        model.Entity<JobItemRow>(e =>
        {
            e.ToTable("work_job_item").HasKey(item => new { item.JobId, item.RequestId });
            e.HasIndex(item => new { item.JobId, item.State, item.Number });
            e.Property(item => item.Args).AsJson();
            e.Property(item => item.Before).AsJson();
            e.StaysHere(Stays);
        });
    }
}
