using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Counter;

/// <summary>The number, on the tablet and on paper, with a code that opens it on the visitor's own phone.</summary>
[AllowAnonymous]
internal sealed class TicketModel(TownContext town, ICounterDevices devices, ICounter counter, ICounterSetup setups) : DevicePage(town, devices)
{
    public VisitView Visit { get; private set; } = null!;

    public CounterSetup Setup { get; private set; } = null!;

    public WaitSpan? Wait { get; private set; }

    public string Link => $"{Request.Scheme}://{Request.Host}/counter/number/{Visit.Id}/{TrackingCode.Of(Town.Tenant, Visit.Id)}";

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (await counter.ById(Town.Db, id, cancel) is not { State: VisitState.Waiting } visit)
        {
            return Redirect("/counter");
        }

        (Visit, Setup) = (visit, await setups.Of(Town.TenantId));
        Wait = await counter.Estimate(Town.Db, Town.Tenant, visit, cancel);
        return Page();
    }
}
