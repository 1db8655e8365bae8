using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Counter;

/// <summary>Leads to what was scanned; only reads, so a scan that comes twice does no harm.</summary>
[Needs(Right.RequestsWork)]
internal sealed class ScanModel(TownContext town, IRequestQueries requests, ICounter counter, TownTime time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The visit at which it was scanned: the request is then looked at for that visitor.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Visit { get; set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var scanned = ScanReader.Read(Code);
        var visit = scanned switch
        {
            { Visit: { } id } => await counter.ById(town.Db, id, cancel),
            { Number: { } number } => await counter.ByNumber(town.Db, time.Today, number, cancel),
            _ => null,
        };
        if (visit is not null)
        {
            return Redirect($"/desk/counter/visits/{visit.Id}");
        }

        if (scanned.Request is { } reference && await requests.ByNumber(town.TenantId, reference, cancel) is { } request)
        {
            return Redirect(Visit is { } at ? $"/desk/counter/visits/{at}?scanned={request.Number}" : $"/desk/requests/{request.Number}");
        }

        return Page();
    }
}
