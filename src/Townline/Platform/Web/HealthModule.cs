using Dapper;
using Townline.Platform.Modules;
using Townline.Platform.Storage;

namespace Townline.Platform.Web;

/// <summary>For load balancers: is the process alive, can it serve.</summary>
internal sealed class HealthModule : IModule
{
    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("alive\n")).AllowAnonymous();
        endpoints.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(Store store, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var version = await reader.ExecuteScalarAsync<int>("SELECT max(version) FROM platform_schema");
        return Results.Text($"ready, {store.Engine.Name}, schema {version}\n");
    }
}
