using Microsoft.AspNetCore.Mvc;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report;

/// <summary>The confirmation: the reference, the private link, and what happens next.</summary>
internal sealed class DonePage(Journeys journeys, TownContext town, IRequestQueries requests) : ReportStep(journeys)
{
    public const string Name = "done";

    public override string Step => Name;

    public RequestView Filed { get; private set; } = null!;

    public string PrivatePath => $"/track/{Filed.Number}/{TrackingCode.Of(town.Tenant, Filed.Id)}";

    public string PrivateLink => $"{Request.Scheme}://{Request.Host}{PrivatePath}";

    protected override async Task<IActionResult?> Refuse()
    {
        if (Journey.Draft.RequestId is not { } id)
        {
            return Journey.Typed.Done.Count == 0 ? StatusCode(StatusCodes.Status410Gone) : Redirect(Journey.UrlOf(Journey.Check));
        }

        Filed = await requests.ById(town.TenantId, id, HttpContext.RequestAborted) ?? throw new KeyNotFoundException($"There is no request {id}.");
        return null;
    }

    public void OnGet()
    {
    }
}
