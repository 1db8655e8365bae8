using Dapper;
using Townline.Platform.Modules;
using Townline.Platform.Storage;

namespace Townline.Platform.Web;

/// <summary>For load balancers: is the process alive, can it serve.</summary>
internal sealed class HealthModule : IModule
{
    private const string LivePath = "/health/live";
    private const string ReadyPath = "/health/ready";

    /// <summary>Some of those who look ask for the head alone.</summary>
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>They ask by whatever name they know the machine by, so no town is looked for.</summary>
    public static bool IsHealth(PathString path) => path == LivePath || path == ReadyPath;

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(LivePath, Methods, () => Results.Text("alive\n")).AllowAnonymous();
        endpoints.MapMethods(ReadyPath, Methods, Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(Store store, CancellationToken cancel)
    {
        await using var reader = await store.Engine.OpenReader(cancel);
        var version = await reader.ExecuteScalarAsync<int>("SELECT max(version) FROM platform_schema");
        return Results.Text($"ready, {store.Engine.Name}, schema {version}\n");
    }
}
