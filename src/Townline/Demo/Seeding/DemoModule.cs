using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Web;

namespace Townline.Demo.Seeding;

internal sealed class DemoModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton(_ => DemoSettings.FromEnvironment());
        services.AddSingleton<DemoLease>();
        services.AddSingleton<DemoSeeder>();
        services.AddSingleton<SeedTenant>();
        services.AddSingleton<SeedStaff>();
        services.AddSingleton<SeedPlaces>();
        services.AddSingleton<SeedWork>();
        services.AddSingleton<SeedCatalogue>();
        services.AddSingleton<SeedPhotos>();
        services.AddSingleton<SeedPeople>();
        services.AddSingleton<SeedOnePerson>();
        services.AddSingleton<SeedYear>();
        services.AddSingleton<SeedFront>();
        services.AddSingleton<SeedDesk>();
        services.AddSingleton<SeedCrew>();
        services.AddSingleton<SeedTasks>();
        services.AddSingleton<SeedMailbox>();
        services.AddSingleton<SeedMails>();
        services.AddSingleton<SeedRetention>();
        services.AddSingleton<DemoKeys>();
        services.AddSingleton<IStartupTask, DemoStartup>();
    }

    public void Model(ModelBuilder model) => model.Entity<DemoTownRow>(e =>
    {
        e.ToTable("demo_town").HasKey(row => row.TenantId);
        e.Property(row => row.TenantId).ValueGeneratedNever();
    });
}
