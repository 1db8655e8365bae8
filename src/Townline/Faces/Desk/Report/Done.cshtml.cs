using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Report;

/// <summary>What a clerk reads out or prints for whom they reported: the reference with its code.</summary>
[Needs(Right.RequestsWork)]
internal sealed class DoneModel(TownContext town, IRequestQueries requests, ICatalogue catalogue) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long? Call { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Visit { get; set; }

    public RequestView Filed { get; private set; } = null!;

    public ServiceInfo? Service { get; private set; }

    public string Code => TrackingCode.Of(town.Tenant, Filed.Id);

    public string Link => $"{Request.Scheme}://{Request.Host}/track/{Filed.Number}/{Code}";

    public async Task<IActionResult> OnGet(long reference, CancellationToken cancel)
    {
        if (await requests.ByNumber(town.TenantId, reference, cancel) is not { } filed)
        {
            return NotFound();
        }

        Filed = filed;
        Service = (await catalogue.Of(town.TenantId)).ById(filed.ServiceId);
        return Page();
    }
}
