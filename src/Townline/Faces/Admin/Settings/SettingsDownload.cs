using Townline.Identity.Contracts;
using Townline.Platform.Modules;
using Townline.Platform.Tenancy;
using Townline.Transfer.Contracts;

namespace Townline.Faces.Admin.Settings;

/// <summary>All settings of the town as a zip.</summary>
internal sealed class SettingsDownload : IModule
{
    public void Endpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/admin/settings/export", Get).Needs(Right.SettingsEdit);

    private static async Task<IResult> Get(TownContext town, ISettingsExchange exchange, CancellationToken cancel)
    {
        var zip = new MemoryStream();
        SettingsPackage.Write(await exchange.Export(town.Tenant, cancel), zip);
        return Results.File(zip.ToArray(), "application/zip", $"{town.Tenant.Slug}-settings.zip");
    }
}
