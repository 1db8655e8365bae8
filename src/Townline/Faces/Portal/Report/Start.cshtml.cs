using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Report.Drafts;

namespace Townline.Faces.Portal.Report;

/// <summary>The beginning of a report: gives it its id and shows the first question. Nothing is stored until something is sent.</summary>
[AllowAnonymous]
internal sealed class StartPage(Journeys journeys) : PageModel
{
    public async Task<IActionResult> OnGet(string code)
    {
        PrivatePage.Headers(Response);
        var (journey, status) = await journeys.Open(HttpContext, code, DraftBrowser.NewId());
        return journey is null ? StatusCode(status) : Redirect(journey.UrlOf(journey.Steps[0]));
    }
}
