using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Limits;
using Townline.Faces.Portal.Parts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Portal.Mine;

/// <summary>
/// Where the link of the mail leads. Looking uses nothing up, so that programs which open every link of a mail do no harm: the button does. One answer for every link
/// that is not good, whatever is wrong with it.
/// </summary>
[AllowAnonymous]
internal sealed class MineLinkPage(TownContext town, ISignInLinks links, IResidentSessions sessions, TrackingLimit limit, IWords words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Null for one that is not good.</summary>
    public GoodLink? Link { get; private set; }

    public async Task<IActionResult> OnGet(string secret, CancellationToken cancel)
    {
        PrivatePage.Headers(Response);
        return limit.Allows(HttpContext) ? await Show(secret, cancel) : StatusCode(Response.StatusCode);
    }

    public async Task<IActionResult> OnPost(string secret, CancellationToken cancel)
    {
        PrivatePage.Headers(Response);
        if (!limit.Allows(HttpContext))
        {
            return StatusCode(Response.StatusCode);
        }

        town.Actor = ResidentActor.Of(town);
        var (browser, device, before) = (MineCookies.BrowserOf(Request), Request.Headers.UserAgent.ToString(), MineCookies.SessionOf(Request));
        var use = await town.Write(
            async unit =>
            {
                var used = await links.Use(unit, town.Tenant, secret, browser, Code, device);
                if (used.Outcome == LinkOutcome.SignedIn)
                {
                    await sessions.End(unit, before);
                }

                return used;
            },
            cancel);
        if (use.Session is { } session)
        {
            MineCookies.Open(HttpContext, session, town.Tenant.Settings.ResidentDays);
            return Redirect(MinePage.Path);
        }

        if (use.Outcome == LinkOutcome.WrongCode)
        {
            limit.Failed(HttpContext);
            ModelState.AddModelError(nameof(Code), words["mine.link.code.wrong"]);
        }

        return await Show(secret, cancel);
    }

    private async Task<IActionResult> Show(string secret, CancellationToken cancel)
    {
        Link = await links.Find(town.Db, town.Tenant, secret, MineCookies.BrowserOf(Request), cancel);
        if (Link is null)
        {
            limit.Failed(HttpContext);
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Page();
    }
}
