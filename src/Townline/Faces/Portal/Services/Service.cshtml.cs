using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Services;

/// <summary>What a service is, what the town promises, and the way to report.</summary>
[AllowAnonymous]
internal sealed class ServicePage(TownContext town, ICatalogue catalogue, IPlaces places) : PageModel
{
    public ServiceAbout About { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string code)
    {
        if ((await catalogue.Of(town.TenantId)).ByCode(code) is not { } service)
        {
            return NotFound();
        }

        if (!service.Active)
        {
            return StatusCode(StatusCodes.Status410Gone);
        }

        About = ServiceAbout.Of(service, await places.Areas(town.TenantId));
        return Page();
    }
}
