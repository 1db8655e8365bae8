using System.Text.Json;
using Townline.Faces.Shared.Assets;

namespace Townline.Faces.Crew;

/// <summary>
/// GET /crew/worker.js: the service worker, headed by the addresses of this build's assets. So it differs whenever one of them does, and browsers renew it.
/// </summary>
internal static class CrewWorker
{
    private static readonly string[] Shell = ["crew.css", "crew.js", "map.css", "map.js", "public-sans-latin.woff2", "public-sans-latin-ext.woff2"];

    public static async Task<IResult> Script(HttpContext http, AssetStore assets)
    {
        var address = assets.Url("crew-worker.js");
        await using var script = assets.Open(address[(address.LastIndexOf('/') + 1)..]) ?? throw new InvalidOperationException("The worker is not among the assets.");
        using var reader = new StreamReader(script);
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["Service-Worker-Allowed"] = "/crew";
        return Results.Text($"self.shell={JsonSerializer.Serialize(Shell.Select(assets.Url))};\n{await reader.ReadToEndAsync()}", "text/javascript; charset=utf-8");
    }
}
