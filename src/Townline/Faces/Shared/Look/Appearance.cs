using Microsoft.AspNetCore.Mvc;

namespace Townline.Faces.Shared.Look;

/// <summary>Light, dark or as the system has it: a choice kept in a cookie, made by a plain form at the desk.</summary>
internal static class Appearance
{
    public const string Cookie = "tl-theme";
    public static readonly IReadOnlyList<string> Choices = ["auto", "light", "dark"];

    /// <summary>For <c>html data-theme</c>: what was chosen, or "auto" for the system's own.</summary>
    public static string Chosen(HttpRequest request) => request.Cookies[Cookie] is ("light" or "dark") and var chosen ? chosen : "auto";

    public static void MapAppearance(this IEndpointRouteBuilder endpoints) =>
        // No forgery token: the worst a foreign page could do is turn the lights off.
        endpoints.MapPost("/appearance", Choose).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static IResult Choose(HttpContext context, [FromForm] string? theme, [FromForm] string? back)
    {
        if (theme is "light" or "dark")
            context.Response.Cookies.Append(Cookie, theme, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        else
            context.Response.Cookies.Delete(Cookie);
        return Results.LocalRedirect(LocalAddress.OrHome(back));
    }
}
