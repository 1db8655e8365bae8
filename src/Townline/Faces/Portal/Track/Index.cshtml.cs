using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Limits;
using Townline.Faces.Portal.Parts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Track;

/// <summary>Opens a request by its reference and its code. One answer for everything that is wrong, so that nobody learns which references there are.</summary>
[AllowAnonymous]
internal sealed class TrackPage(TownContext town, IRequestQueries requests, TrackingLimit limit, IWords words) : PageModel
{
    /// <summary>Where a link that opens nothing leads.</summary>
    public const string Missed = "/track?missed=yes";

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public void OnGet(string? missed)
    {
        PrivatePage.Headers(Response);
        if (missed == "yes")
        {
            Say();
        }
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        PrivatePage.Headers(Response);
        if (!limit.Allows(HttpContext))
        {
            return StatusCode(Response.StatusCode);
        }

        if (await TrackedRequest.Find(requests, town.Tenant, Reference, Code, cancel) is { } request)
        {
            return Redirect(TrackedRequest.Path(town.Tenant, request));
        }

        limit.Failed(HttpContext);
        Say();
        return Page();
    }

    private void Say()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        ModelState.AddModelError(nameof(Reference), words["track.missed"]);
    }
}
