using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Work.Contracts;

namespace Townline.Work.Writing;

internal sealed class DraftsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IDrafts, DraftBook>();
        services.AddSingleton<DraftSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<DraftSweeper>());
    }

    public void Model(ModelBuilder model) =>
        model.Entity<DraftRow>(e =>
        {
            e.ToTable("work_draft").HasKey(row => new { row.RequestId, row.StaffId, row.Field });
            e.HasIndex(row => new { row.TenantId, row.StaffId, row.ChangedAt }).HasFilter("text <> ''");

            // What the sweeper asks.
            e.HasIndex(row => new { row.TenantId, row.ChangedAt });
        });
}
