using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;

namespace Townline.Faces.Desk.Macros;

/// <summary>The macros that a clerk may use.</summary>
[Needs(Right.RequestsWork)]
internal sealed class IndexModel(MacroLists lists) : PageModel
{
    public MacroList List { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancel) => List = await lists.Of(HttpContext.RequireStaff(), all: false, cancel);
}
