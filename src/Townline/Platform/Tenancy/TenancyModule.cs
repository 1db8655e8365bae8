using Microsoft.EntityFrameworkCore;
using Townline.Platform.Files.Serving;
using Townline.Platform.Modules;
using Townline.Platform.Storage;

namespace Townline.Platform.Tenancy;

internal sealed class TenancyModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<TownEditor>();
        services.AddSingleton<UnservedTowns>();
        services.AddSingleton<Web.IStartupTask, HalfTownCheck>();
        services.AddSingleton<IFileGate, TownFiles>();
        services.AddSingleton<Web.IStartupTask, FirstTown>();
        services.AddScoped<TownContext>();
        services.AddScoped(provider => provider.GetRequiredService<TownContext>().Db);
    }

    public void Model(ModelBuilder model) => model.Entity<Tenant>(e =>
    {
        e.ToTable("platform_tenant").HasKey(tenant => tenant.Id);
        e.Property(tenant => tenant.Id).ValueGeneratedNever();
        e.HasIndex(tenant => tenant.Slug).IsUnique();
        e.Property(tenant => tenant.Languages).AsJson();
        e.Property(tenant => tenant.Hosts).AsJson();
        e.Property(tenant => tenant.Settings).AsJson();
        e.Property(tenant => tenant.Secret).IsSecret();
        e.Property(tenant => tenant.State).HasDefaultValue(TenantState.Served).HasSentinel(TenantState.Served).IsMomentary();
        e.Property(tenant => tenant.LeaseUntil).HasDefaultValue(0L).IsMomentary();
        e.Ignore(tenant => tenant.DefaultLanguage);
        e.Ignore(tenant => tenant.Zone);
    });
}
