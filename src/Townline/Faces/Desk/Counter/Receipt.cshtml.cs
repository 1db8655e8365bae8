using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Counter;

/// <summary>The paper that somebody takes along, for a receipt printer of 80 mm: the reference and a code that opens the tracking page.</summary>
[Needs(Right.RequestsWork)]
internal sealed class ReceiptModel(TownContext town, IRequestQueries requests, ICatalogue catalogue) : PageModel
{
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

        Response.Headers.CacheControl = "no-store";
        (Filed, Service) = (filed, (await catalogue.Of(town.TenantId)).ById(filed.ServiceId));
        return Page();
    }
}
