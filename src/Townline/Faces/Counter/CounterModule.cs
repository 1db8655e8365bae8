using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Modules;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Faces.Counter;

/// <summary>What visitors see: the arrival list, their number, the screen of the waiting room.</summary>
internal sealed class CounterModule : IModule
{
    public void Services(IServiceCollection services) => services.AddScoped<VisitWords>();

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/counter/device/{secret}", Open).AllowAnonymous();
        endpoints.MapGet("/counter/live", Stream).AllowAnonymous();
    }

    /// <summary>The link that an administrator made for a tablet or a screen: it is remembered there, and the address does not keep the secret.</summary>
    private static async Task<IResult> Open(string secret, HttpContext http, TownContext town, ICounterDevices devices)
    {
        if (!await devices.IsOne(town.TenantId, secret))
        {
            return Results.Redirect(DevicePage.Closed);
        }

        http.Response.Cookies.Append(DevicePage.Cookie, secret, new CookieOptions
        {
            HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/counter", MaxAge = TimeSpan.FromDays(400), IsEssential = true,
        });
        return Results.Redirect("/counter");
    }

    /// <summary>That the line moved, for the screen; which number is called where is fetched by the page.</summary>
    private static async Task Stream(HttpContext http, LiveFeed feed, TownContext town, ICounterDevices devices)
    {
        if (!await DevicePage.MayOpen(http, town, devices))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await ServerSentEvents.Stream(http, feed, town.TenantId, happened => happened.Kind.StartsWith(VisitHappened.Prefix, StringComparison.Ordinal) ? JsonColumn.Write(new { }) : null);
    }
}
