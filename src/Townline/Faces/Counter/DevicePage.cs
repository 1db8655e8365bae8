using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Faces.Counter;

/// <summary>A page for a tablet or screen at which nobody is signed in: opens where a device link was opened once, and for staff.</summary>
internal abstract class DevicePage(TownContext town, ICounterDevices devices) : PageModel
{
    public const string Cookie = "tl-counter";

    /// <summary>Where a device without a link is led.</summary>
    public const string Closed = "/counter/closed";

    protected TownContext Town => town;

    public static async ValueTask<bool> MayOpen(HttpContext http, TownContext town, ICounterDevices devices) =>
        http.Staff()?.May(Right.RequestsWork) == true || await devices.IsOne(town.TenantId, http.Request.Cookies[Cookie]);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.Headers.CacheControl = "no-store";
        if (await MayOpen(HttpContext, town, devices))
        {
            await next();
        }
        else
        {
            context.Result = new RedirectResult(Closed);
        }
    }
}
