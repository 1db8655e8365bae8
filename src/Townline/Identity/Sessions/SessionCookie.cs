using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Platform.Tenancy;

namespace Townline.Identity.Sessions;

/// <summary>
/// The cookie of signed-in staff: this host only, unreadable for scripts, gone with the browser. How long it counts stands with its session in the
/// database, which every request looks up: what is ended there is ended everywhere at once (docs/decisions/0091).
/// </summary>
internal static class SessionCookie
{
    public const string SignInPath = "/sign-in";

    /// <summary>No role's sessions last longer.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(30);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "tl-staff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = LongestSession;
        options.SlidingExpiration = false;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = Validate,
            OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized),
            OnRedirectToAccessDenied = context => Refuse(context, StatusCodes.Status403Forbidden),
        };
    }

    /// <summary>Staff of one town are nobody in another, whatever cookie they bring; nor is anybody whose session has ended.</summary>
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var town = services.GetRequiredService<TownContext>();
        var found = town.IsKnown && SessionClaims.Read(context.Principal, town.TenantId) is { } id
            ? await services.GetRequiredService<SessionRows>().Find(town.Db, town.TenantId, id, context.HttpContext.RequestAborted)
            : null;
        if (found is not { } session)
        {
            context.RejectPrincipal();
            return;
        }
        services.GetRequiredService<CurrentSession>().Live = session.Session;
        if (session.Touch)
            await town.Write(unit => SessionRows.Touch(unit, session.Session.Id));
    }

    /// <summary>A person is shown where to sign in; a program is told.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (!WantsPage(context.HttpContext))
            return Refuse(context, status);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>Whether a person asks, who can be shown another page.</summary>
    public static bool WantsPage(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null
        || http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
