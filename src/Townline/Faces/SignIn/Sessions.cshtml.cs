using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;

namespace Townline.Faces.SignIn;

/// <summary>Where one is signed in; ends one of them or all others.</summary>
[Needs(Right.OwnAccount)]
[OpenWhileEnrolling]
internal sealed class SessionsPage(ISessions sessions) : PageModel
{
    public IReadOnlyList<SessionView> All { get; private set; } = [];

    /// <summary>How many were just ended.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Ended { get; set; }

    public async Task OnGet(CancellationToken cancel) => All = await sessions.Of(HttpContext.RequireStaff().Id, cancel);

    public async Task<IActionResult> OnPostEnd(long session, CancellationToken cancel)
    {
        var ended = await sessions.End(HttpContext.RequireStaff().Id, session, cancel);
        return Redirect($"/account/sessions?ended={(ended ? 1 : 0)}");
    }

    public async Task<IActionResult> OnPostAll(CancellationToken cancel) =>
        Redirect($"/account/sessions?ended={await sessions.EndAll(HttpContext.RequireStaff().Id, butThisOne: true, cancel)}");
}
