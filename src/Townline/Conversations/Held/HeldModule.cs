using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;

namespace Townline.Conversations.Held;

internal sealed class HeldModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IHeldAnswers, HeldAnswers>();
        services.AddSingleton<IOutboxHandler, HeldHandler>();
        services.AddSingleton<IListen, OvertakenMarks>();
    }

    public void Model(ModelBuilder model) =>
        model.Entity<HeldRow>(e =>
        {
            e.ToTable("conversations_held").HasKey(row => row.Id);
            e.Property(row => row.Id).ValueGeneratedNever();
            e.Property(row => row.Files).AsJson();
            e.Property(row => row.Letter).AsJson();
            e.HasIndex(row => row.RequestId);
            e.HasIndex(row => new { row.TenantId, row.DueAt });
        });
}
