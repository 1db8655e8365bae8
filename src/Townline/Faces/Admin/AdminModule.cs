using Townline.Faces.Admin.Access;
using Townline.Faces.Admin.Parts;
using Townline.Platform.Modules;

namespace Townline.Faces.Admin;

internal sealed class AdminModule : IModule
{
    public void Services(IServiceCollection services) => services.AddScoped<LastChange>().AddScoped<KeptUpload>().AddScoped<LookLists>();
}
