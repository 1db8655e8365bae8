using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Browse;
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

    /// <summary>Who follows it now instead of reporting it again; 0: somebody who knew of it before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Follower { get; set; }

    public RequestView Filed { get; private set; } = null!;

    public ServiceInfo? Service { get; private set; }

    public string Code => TrackingCode.Of(town.Tenant, Filed.Id);

    /// <summary>For who reported it their private link; who only follows it gets one of their own, where it is public.</summary>
    public string? Link => Follower is null ? Absolute($"/track/{Filed.Number}/{Code}")
        : Filed.Visibility != RequestVisibility.Public ? null
        : Absolute(Follower is > 0 and { } id ? FollowerLink.Path(town.Tenant, Filed.Number, id) : $"/requests/{Filed.Number}");

    private string Absolute(string path) => $"{Request.Scheme}://{Request.Host}{path}";

    public async Task<IActionResult> OnGet(long reference, CancellationToken cancel)
    {
        if (await requests.ByNumber(town.TenantId, reference, cancel) is not { } filed)
        {
            return NotFound();
        }

        if (Follower is > 0 and { } follower && (await requests.Follower(town.TenantId, follower, cancel))?.RequestId != filed.Id)
        {
            return NotFound();
        }

        Filed = filed;
        Service = (await catalogue.Of(town.TenantId)).ById(filed.ServiceId);
        return Page();
    }
}
