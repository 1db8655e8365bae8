using Townline.Faces.Portal.Report.Drafts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report;

/// <summary>Opens the journey that an address of a step means.</summary>
internal sealed class Journeys(TownContext town, ICatalogue catalogue, ReportDrafts drafts)
{
    /// <returns>The journey, or the status to answer with: 404 for no such service, 410 for one no longer offered and for a draft that is not this browser's.</returns>
    public async Task<(Journey? Journey, int Status)> Open(HttpContext http, string code, string draft)
    {
        if ((await catalogue.Of(town.TenantId)).ByCode(code) is not { } service || !DraftBrowser.IsId(draft))
        {
            return (null, StatusCodes.Status404NotFound);
        }

        var row = await drafts.Open(draft, service.Code, DraftBrowser.Of(http), http.RequestAborted);
        return row is null || (!service.Active && row.Number is null)
            ? (null, StatusCodes.Status410Gone)
            : (new Journey(service, row), StatusCodes.Status200OK);
    }

    public Task Save(Journey journey, CancellationToken cancel) => drafts.Save(journey.Draft, cancel);
}
