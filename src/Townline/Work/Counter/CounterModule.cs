using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Counter;

internal sealed class CounterModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<ICounterSetup, CounterSetupStore>();
        services.AddSingleton<ICounterDevices, CounterDevices>();
        services.AddSingleton<ICounter, CounterLine>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<VisitRow>(e =>
        {
            e.ToTable("work_visit").HasKey(visit => visit.Id);
            e.Property(visit => visit.Access).AsJson();
            e.Property(visit => visit.State).IsConcurrencyToken();
            e.HasIndex(visit => new { visit.TenantId, visit.Day, visit.Number }).IsUnique();

            // 0 = waiting: the line. 1, 2 = called, served: nobody has two visitors before them. 3 = done: how long visits take. 4 = no-show.
            e.HasIndex(visit => new { visit.TenantId, visit.Day, visit.Front, visit.Id }).HasFilter("state = 0");
            e.HasIndex(visit => new { visit.TenantId, visit.Day, visit.Counter }).IsUnique().HasFilter("state IN (1, 2)");
            e.HasIndex(visit => new { visit.TenantId, visit.Reason, visit.DoneAt }).HasFilter("state = 3");
            e.HasIndex(visit => new { visit.TenantId, visit.DoneAt }).HasFilter("state = 3");
            e.HasIndex(visit => new { visit.TenantId, visit.Day }).HasFilter("state = 4");
        });
        model.Entity<SeatRow>(e =>
        {
            e.ToTable("work_counter_seat").HasKey(seat => new { seat.TenantId, seat.StaffId });
            e.HasIndex(seat => new { seat.TenantId, seat.Counter }).IsUnique();
        });
        model.Entity<CounterDayRow>().ToTable("work_counter_day").HasKey(day => new { day.TenantId, day.Day });
        model.Entity<DeviceRow>(e =>
        {
            e.ToTable("work_counter_device").HasKey(device => device.Id);
            e.Property(device => device.Hash).IsSecret();
            e.HasIndex(device => device.TenantId).HasFilter("revoked_at IS NULL");
        });
        model.Entity<CounterSetupRow>(e =>
        {
            e.ToTable("work_counter_setup").HasKey(setup => setup.TenantId);
            e.Property(setup => setup.TenantId).ValueGeneratedNever();
            e.Property(setup => setup.Version).IsConcurrencyToken();
            e.Property(setup => setup.Reasons).AsJson();
            e.Property(setup => setup.Counters).AsJson();
            e.Property(setup => setup.Dispositions).AsJson();
        });
    }
}
