using Townline.Platform.Modules;

namespace Townline.Faces.Desk.Phone;

internal sealed class PhoneModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddScoped<Callers>();
        services.AddScoped<CallLines>();
        services.AddScoped<SpokenNote>();
    }
}
