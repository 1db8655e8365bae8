using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Macros;
using Townline.Identity.Contracts;

namespace Townline.Faces.Admin.Macros;

/// <summary>All macros of the town, those of single clerks too.</summary>
[Needs(Right.ViewsShare)]
internal sealed class IndexModel(MacroLists lists) : PageModel
{
    public MacroList List { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancel) => List = await lists.Of(HttpContext.RequireStaff(), all: true, cancel);
}
