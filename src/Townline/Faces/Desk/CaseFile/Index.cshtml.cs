using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.CaseFile;

/// <summary>Chooses how the file of a request leaves Townline, and for whom.</summary>
[Needs(Right.CasesExport)]
internal sealed class IndexModel(TownContext town, IRequestQueries requests) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Reference { get; set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await requests.ByNumber(town.TenantId, Reference, cancel) is null ? NotFound() : Page();
}
