using Microsoft.EntityFrameworkCore;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

internal sealed class CallsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IPhoneSetup, PhoneSetupStore>();
        services.AddSingleton<AgentBook>();
        services.AddSingleton<CallBackBook>();
        services.AddSingleton<ICallBacks>(provider => provider.GetRequiredService<CallBackBook>());
        services.AddSingleton<CallTaking>();
        services.AddSingleton<ICalls, CallBook>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<CallRow>(e =>
        {
            e.ToTable("work_call").HasKey(call => call.Id);
            e.Property(call => call.RingsAt).AsJson();
            e.Property(call => call.Marks).AsJson();

            // One call for one id of the exchange, whatever comes twice.
            e.HasIndex(call => new { call.TenantId, call.ExternalId }).IsUnique().HasFilter("external_id IS NOT NULL");
            e.HasIndex(call => new { call.TenantId, call.Id });
            e.HasIndex(call => new { call.TenantId, call.StartedAt }).HasFilter("ended_at IS NULL AND logged_at IS NULL");
            e.HasIndex(call => new { call.TenantId, call.Number, call.Id }).HasFilter("number IS NOT NULL AND person_id IS NOT NULL");
        });
        model.Entity<CallBackRow>(e =>
        {
            e.ToTable("work_call_back").HasKey(back => back.Id);
            e.Property(back => back.Attempts).AsJson();
            e.Property(back => back.State).IsConcurrencyToken();

            // 0 = open: somebody who rings five times is called back once.
            e.HasIndex(back => new { back.TenantId, back.Number }).IsUnique().HasFilter("state = 0");
            e.HasIndex(back => new { back.TenantId, back.DueAt }).HasFilter("state = 0");
        });
        model.Entity<PhoneSetupRow>(e =>
        {
            e.ToTable("work_phone_setup").HasKey(setup => setup.TenantId);
            e.Property(setup => setup.TenantId).ValueGeneratedNever();
            e.Property(setup => setup.Version).IsConcurrencyToken();
            e.Property(setup => setup.Extensions).AsJson();
            e.Property(setup => setup.Lines).AsJson();
            e.Property(setup => setup.Dispositions).AsJson();
            e.Property(setup => setup.CallBack).AsJson();
        });
    }
}
