using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Townline.Faces.Counter;

/// <summary>What a device sees that has no link, or one that was taken back.</summary>
[AllowAnonymous]
internal sealed class ClosedModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status404NotFound;
}
