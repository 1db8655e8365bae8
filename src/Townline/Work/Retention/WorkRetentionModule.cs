using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Retention;
using Townline.Work.Calls;

namespace Townline.Work.Retention;

internal sealed class WorkRetentionModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<IRetained, RetainedCalls>();
        services.AddSingleton<IRetained, RetainedVisits>();
        services.AddSingleton<IListen, RequestWork>();
    }

    public void Model(ModelBuilder model) => model.Entity<CallBackRow>().HasIndex(back => back.CallId);
}
