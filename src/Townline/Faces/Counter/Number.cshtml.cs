using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Limits;
using Townline.Faces.Portal.Parts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Counter;

/// <summary>A visitor's own number on their own phone, by the private link of the code.</summary>
[AllowAnonymous]
internal sealed class NumberModel(TownContext town, ICounter counter, ICounterSetup setups, TrackingLimit limit) : PageModel
{
    public VisitView Visit { get; private set; } = null!;

    public CounterSetup Setup { get; private set; } = null!;

    public WaitSpan? Wait { get; private set; }

    public Task<IActionResult> OnGet(long id, string code, CancellationToken cancel) => Show(id, code, whole: true, cancel);

    /// <summary>What changes, fetched again by the page.</summary>
    public Task<IActionResult> OnGetNow(long id, string code, CancellationToken cancel) => Show(id, code, whole: false, cancel);

    private async Task<IActionResult> Show(long id, string code, bool whole, CancellationToken cancel)
    {
        PrivatePage.Headers(Response);
        if (!limit.Allows(HttpContext))
        {
            return StatusCode(Response.StatusCode);
        }

        var visit = await counter.ById(town.Db, id, cancel);
        if (!TrackingCode.Matches(town.Tenant, visit?.Id ?? 0, code) || visit is null)
        {
            limit.Failed(HttpContext);
            return NotFound();
        }

        (Visit, Setup) = (visit, await setups.Of(town.TenantId));
        Wait = visit.State == VisitState.Waiting ? await counter.Estimate(town.Db, town.Tenant, visit, cancel) : null;
        return whole ? Page() : Partial("_Number", this);
    }
}
