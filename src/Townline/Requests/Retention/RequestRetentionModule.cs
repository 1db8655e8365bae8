using Townline.Platform.Modules;
using Townline.Platform.Retention;

namespace Townline.Requests.Retention;

internal sealed class RequestRetentionModule : IModule
{
    public void Services(IServiceCollection services) => services.AddSingleton<IRetained, RetainedRequests>();
}
