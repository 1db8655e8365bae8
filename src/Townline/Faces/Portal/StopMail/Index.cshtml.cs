using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Limits;
using Townline.Faces.Portal.Parts;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Portal.StopMail;

/// <summary>
/// Ends the mails to a member of the staff, without signing in: their mail program posts here by one click (RFC 8058), so that the form has no token; the
/// code in the address stands for it. Looking at the page ends nothing.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class StopMailPage(TownContext town, IStaffDirectory directory, IStaffNews news, TrackingLimit limit) : PageModel
{
    /// <summary>Whether the link is one of a member's.</summary>
    public bool IsTheirs { get; private set; }

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGet(long staff, string code, CancellationToken cancel) => await Find(staff, code, cancel) ?? Page();

    public async Task<IActionResult> OnPost(long staff, string code, CancellationToken cancel)
    {
        if (await Find(staff, code, cancel) is { } refused)
        {
            return refused;
        }

        if (IsTheirs)
        {
            // The link is known to that member alone.
            town.Actor = new Actor(ActorKind.Staff, staff, "email");
            await town.Write(unit => news.Stop(unit, staff), cancel);
            IsDone = true;
        }

        return Page();
    }

    private async Task<IActionResult?> Find(long id, string code, CancellationToken cancel)
    {
        PrivatePage.Headers(Response);
        if (!limit.Allows(HttpContext))
        {
            return StatusCode(Response.StatusCode);
        }

        IsTheirs = TrackingCode.Matches(town.Tenant, id, code) && await directory.Find(town.TenantId, id, cancel) is not null;
        if (!IsTheirs)
        {
            limit.Failed(HttpContext);
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return null;
    }
}
