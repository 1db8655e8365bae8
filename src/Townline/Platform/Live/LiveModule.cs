using Townline.Platform.Modules;

namespace Townline.Platform.Live;

internal sealed class LiveModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<ChangeSignals>();
        services.AddSingleton<LiveFeed>();
    }
}
