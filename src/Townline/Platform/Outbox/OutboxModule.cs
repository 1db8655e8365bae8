using Townline.Platform.Doctor;
using Townline.Platform.Modules;

namespace Townline.Platform.Outbox;

internal sealed class OutboxModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<ICheckup, OutboxCheckup>();
    }
}
