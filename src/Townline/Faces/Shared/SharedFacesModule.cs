using Townline.Faces.Shared.Assets;
using Townline.Faces.Shared.Look;
using Townline.Platform.Modules;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Shared;

/// <summary>What all faces share: styles and scripts, the town's colours, light or dark.</summary>
internal sealed class SharedFacesModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<AssetStore>();
        services.AddScoped(provider => TownLook.Of(provider.GetRequiredService<TownContext>().Tenant, provider.GetRequiredService<IWords>()));
    }

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAssets();
        endpoints.MapTheme();
        endpoints.MapIcon();
        endpoints.MapAppearance();
    }
}
