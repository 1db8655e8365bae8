using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;

namespace Townline.Faces.Admin;

/// <summary>What can be set up and looked into; each section asks for its own right.</summary>
[Needs(Right.DeskRead)]
internal sealed class IndexModel : PageModel
{
    public IReadOnlyList<AdminSection> Sections => AdminSections.For(HttpContext.RequireStaff());
}
