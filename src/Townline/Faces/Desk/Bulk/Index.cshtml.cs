using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Bulk;

/// <summary>Takes the requests that a clerk chose from a list, and shows the jobs they had before.</summary>
[Needs(Right.RequestsWork)]
internal sealed class BulkModel(TownContext town, IJobs jobs, IDeskLists deskLists, IRequestLists lists, IRequestQueries requests, IWords words) : PageModel
{
    private const int Newest = 50;

    public IReadOnlyList<JobView> Jobs { get; private set; } = [];

    private SignedInStaff Me => HttpContext.RequireStaff();

    public async Task OnGet(CancellationToken cancel) => Jobs = await jobs.Of(town.Db, Me.Id, Newest, cancel);

    /// <param name="list">The list they stood in.</param>
    /// <param name="scope">ticked, page, or match: all of the list.</param>
    /// <param name="ids">Those ticked.</param>
    /// <param name="shown">Those on the page.</param>
    public async Task<IActionResult> OnPost(string? list, string? scope, long[] ids, long[] shown, CancellationToken cancel)
    {
        try
        {
            var chosen = scope switch { "match" => await All(list, cancel), "page" => await Ours(shown, cancel), _ => await Ours(ids, cancel) };
            var job = await town.Write(unit => jobs.Make(unit, Me.Id, chosen), cancel);
            return Redirect($"/desk/bulk/{job}?list={Uri.EscapeDataString(list ?? "")}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", words[$"rule.{broken.Code}", [.. broken.Args]]);
            await OnGet(cancel);
            return Page();
        }
    }

    private async Task<IReadOnlyList<long>> All(string? text, CancellationToken cancel)
    {
        var list = await deskLists.Read(town.Tenant, Me.Id, text, cancel);
        var found = await lists.Ids(town.TenantId, list.Selection, IJobs.Most, cancel);
        return found.More ? throw new RuleBrokenException("job-many", IJobs.Most) : found.Ids;
    }

    /// <summary>Of what was sent, the requests that this town has.</summary>
    private async Task<IReadOnlyList<long>> Ours(long[] ids, CancellationToken cancel) =>
        ids.Length > IJobs.Most ? throw new RuleBrokenException("job-many", IJobs.Most) : [.. (await requests.ByIds(town.TenantId, ids, cancel)).Select(request => request.Id)];
}
