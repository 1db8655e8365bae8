using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.Claims;

internal sealed class ClaimsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IClaims, ClaimBook>();
        services.AddSingleton<IListen, GuardAnswers>();
        services.AddSingleton<IListen, GuardHeldAnswers>();
        services.AddSingleton<IListen, GuardClosures>();
    }

    public void Model(ModelBuilder model) =>
        model.Entity<ClaimRow>(e =>
        {
            e.ToTable("work_claim").HasKey(row => row.RequestId);
            e.Property(row => row.RequestId).ValueGeneratedNever();
            e.HasIndex(row => new { row.TenantId, row.Until });
            e.StaysHere("Who is answering a request at this moment.");
        });
}
