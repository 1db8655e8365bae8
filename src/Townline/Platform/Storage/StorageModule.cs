using Microsoft.EntityFrameworkCore;
using Townline.Platform.Counters;
using Townline.Platform.Doctor;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage.Postgres;
using Townline.Platform.Storage.Sqlite;

namespace Townline.Platform.Storage;

/// <summary>The engine that the options name, the store, and the platform's own tables.</summary>
internal sealed class StorageModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IEngine>(provider =>
        {
            var options = provider.GetRequiredService<StorageOptions>();
            return options.PostgresConnection is null ? new SqliteEngine(options) : new PostgresEngine(options);
        });
        services.AddSingleton<Lull>();
        services.AddSingleton<Store>();
        services.AddSingleton<ICheckup, DatabaseCheckup>();
        services.AddSingleton<ISearch>(provider => provider.GetRequiredService<StorageOptions>().PostgresConnection is null
            ? ActivatorUtilities.CreateInstance<SqliteSearch>(provider)
            : ActivatorUtilities.CreateInstance<PostgresSearch>(provider));
        services.AddSingleton<ISpatialIndex>(provider => provider.GetRequiredService<StorageOptions>().PostgresConnection is null
            ? ActivatorUtilities.CreateInstance<SqliteSpatialIndex>(provider)
            : ActivatorUtilities.CreateInstance<PostgresSpatialIndex>(provider));
        services.AddSingleton<Migrator>();
        services.AddSingleton<IndexRenewal>();
        services.AddSingleton<Numbers>();
        services.AddSingleton<EventListeners>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<EventRow>(e =>
        {
            e.ToTable("platform_event").HasAnnotation(TownlineDb.DatabaseGenerated, true);
            e.HasKey(row => row.Seq);
            e.Property(row => row.Seq).ValueGeneratedOnAdd().IsMomentary();
            e.Property(row => row.Tx).HasDefaultValue(0L).IsMomentary();
            e.HasIndex(row => new { row.TenantId, row.SubjectId, row.Seq });
        });
        model.Entity<OutboxRow>(e =>
        {
            e.ToTable("platform_outbox").HasKey(row => row.Id);
            e.Property(row => row.LeaseUntil).IsMomentary();
            e.HasIndex(row => new { row.Dead, row.DueAt });
            e.HasIndex(row => new { row.TenantId, row.OrderKey, row.Id }).HasFilter("order_key IS NOT NULL");
        });
        model.Entity<IndexDue>(e =>
        {
            e.ToTable("platform_index_due").HasKey(row => row.TenantId);
            e.Property(row => row.TenantId).ValueGeneratedNever();
            e.StaysHere("How far the filling of indexes has come here; where the town arrives they are made anew.");
        });
        model.Entity<NumberRow>().ToTable("platform_number").HasKey(row => new { row.TenantId, row.Name });
        model.Entity<CounterRow>().ToTable("platform_counter").HasKey(row => new { row.TenantId, row.Name, row.Slot });
    }
}
