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
    public ServiceInfo Service { get; private set; } = null!;

    /// <summary>Names of the areas where it is offered; empty: everywhere.</summary>
    public IReadOnlyList<string> Areas { get; private set; } = [];

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

        Service = service;
        Areas = [.. (await places.Areas(town.TenantId)).Where(area => service.Areas.Contains(area.Code)).Select(area => area.Name)];
        return Page();
    }
}
