using Microsoft.Net.Http.Headers;

namespace Townline.Faces.Shared.Assets;

/// <summary>Serves the embedded assets: compressed as the browser likes it, to be kept for a year.</summary>
internal static class AssetEndpoint
{
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".woff2"] = "font/woff2",
    };

    public static void MapAssets(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/assets/{file}", [HttpMethods.Get, HttpMethods.Head], Serve).AllowAnonymous().ExcludeFromDescription();

    private static IResult Serve(string file, HttpContext context, AssetStore assets)
    {
        if (!ContentTypes.TryGetValue(Path.GetExtension(file), out var contentType))
            return Results.NotFound();
        var headers = context.Response.Headers;
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach (var (coding, ending) in new[] { ("br", ".br"), ("gzip", ".gz") })
            if (Accepts(accepted, coding) && assets.Open(file + ending) is { } compressed)
            {
                headers.ContentEncoding = coding;
                return Send(compressed);
            }
        return assets.Open(file) is { } plain ? Send(plain) : Results.NotFound();

        IResult Send(Stream content)
        {
            headers.CacheControl = "public, max-age=31536000, immutable";
            headers.Vary = HeaderNames.AcceptEncoding;
            return Results.Stream(content, contentType);
        }
    }

    private static bool Accepts(string accepted, string coding) =>
        StringWithQualityHeaderValue.TryParseList([accepted], out var list) && list.Any(item => item.Value == coding && item.Quality is null or > 0);
}
