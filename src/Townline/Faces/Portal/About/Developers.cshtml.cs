using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Townline.Faces.Portal.About;

[AllowAnonymous]
internal sealed class DevelopersPage : PageModel
{
    public void OnGet()
    {
    }
}
