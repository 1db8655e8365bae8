namespace Townline.Faces.Shared.Look;

/// <summary>Serves <c>/theme.css</c> of the town that is asked for.</summary>
internal static class ThemeEndpoint
{
    public static void MapTheme(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/theme.css", Serve).AllowAnonymous().ExcludeFromDescription();

    private static IResult Serve(HttpContext context, TownLook look, string? v)
    {
        var theme = Theme.Of(look);
        context.Response.Headers.CacheControl = v == theme.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Text(theme.Css, "text/css; charset=utf-8");
    }
}
