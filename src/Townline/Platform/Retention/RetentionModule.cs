using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Storage;

namespace Townline.Platform.Retention;

/// <summary>How long a town keeps what it knows of people, and what lets it go.</summary>
internal sealed class RetentionModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<RetentionBook>();
        services.AddSingleton<HoldBook>();
        services.AddSingleton<RetentionSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionSweeper>());
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<RetentionClassRow>(e =>
        {
            e.ToTable("platform_retention_class").HasKey(row => row.Id);
            e.HasIndex(row => new { row.TenantId, row.Code }).IsUnique();
            e.Property(row => row.Version).IsConcurrencyToken();
            e.Property(row => row.Name).AsJson();
            e.Property(row => row.Reason).AsJson();
            e.Property(row => row.Takes).AsJson();
        });
        model.Entity<RetentionUse>().ToTable("platform_retention_use").HasKey(use => new { use.TenantId, use.Subject });
        model.Entity<Hold>(e =>
        {
            e.ToTable("platform_hold").HasKey(hold => hold.Id);
            e.HasIndex(hold => new { hold.TenantId, hold.Of, hold.SubjectId }).IsUnique().HasFilter("ended_at IS NULL");
            e.HasIndex(hold => new { hold.TenantId, hold.Id });
        });
    }
}
