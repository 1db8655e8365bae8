namespace Townline.Faces.Shared.Look;

/// <summary>Serves <c>/icon.svg</c>, the sign in the browser's tab: the houses by the river, in the colour of the town that is asked for.</summary>
internal static class IconEndpoint
{
    /// <summary>The lines of the sign, in a box of 32 by 32.</summary>
    public const string Lines = "M3 22h26M6 22v-7l5-4 5 4v7M16 22V8l5-4 5 4v14M3 27c4-2.5 7 2.5 11 0s7 2.5 11 0";

    public static void MapIcon(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/icon.svg", Serve).AllowAnonymous().ExcludeFromDescription();

    private static IResult Serve(HttpContext context, TownLook look)
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="{look.Brand}"/>
            <path transform="translate(3.2 3.2) scale(.8)" d="{Lines}" fill="none" stroke="{Theme.TextOn(look.Brand)}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>
            """,
            "image/svg+xml; charset=utf-8");
    }
}
