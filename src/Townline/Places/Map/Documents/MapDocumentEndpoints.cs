using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Places.Map.Documents;

/// <summary>Sends the map as GeoJSON: compressed, and nothing at all to a browser that has it already.</summary>
internal static class MapDocumentEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapMethods(MapPaths.Base, Reading, async (HttpContext http, TownContext town, MapDocuments map) => Send(http, await map.Base(town.TenantId)))
            .AllowAnonymous();
        endpoints
            .MapMethods(MapPaths.Streets, Reading, async (HttpContext http, TownContext town, MapDocuments map) => Send(http, await map.Streets(town.TenantId)))
            .AllowAnonymous();
        endpoints
            .MapMethods(
                MapPaths.Areas,
                Reading,
                async (HttpContext http, TownContext town, MapDocuments map, string? kind) => Send(http, await map.Areas(town.TenantId, string.IsNullOrEmpty(kind) ? null : kind))
            )
            .AllowAnonymous();
    }

    private static IResult Send(HttpContext http, MapDocument document)
    {
        var headers = http.Response.Headers;
        var brotli = AcceptsBrotli(http.Request.Headers.AcceptEncoding);
        headers.CacheControl = "public, max-age=300, stale-while-revalidate=86400";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (brotli)
            headers.ContentEncoding = "br";
        // Weak: the plain and the compressed form mean the same.
        return Results.Bytes(brotli ? document.Brotli : document.Plain, "application/geo+json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{document.Tag}\"", isWeak: true));
    }

    private static bool AcceptsBrotli(StringValues accepted) =>
        StringWithQualityHeaderValue.TryParseList(accepted, out var codings) && codings.Any(coding => coding.Value == "br" && coding.Quality is null or > 0);
}
