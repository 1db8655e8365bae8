using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Answering;

/// <summary>What I have begun to write and not sent, newest first.</summary>
[Needs(Right.RequestsWork)]
internal sealed class MyDraftsModel(TownContext town, IDrafts drafts, AnsweringDesk answering, IRequestQueries requests, ICatalogue catalogue, IWords words) : PageModel
{
    private const int LongestText = 400;

    public IReadOnlyList<(DraftView Draft, RequestView Request, string Service)> Lines { get; private set; } = [];

    public int Days => town.Tenant.Settings.DraftDays;

    public async Task OnGet(CancellationToken cancel)
    {
        var mine = await drafts.Of(town.Db, HttpContext.RequireStaff().Id, cancel);
        var known = (await requests.ByIds(town.TenantId, [.. mine.Select(draft => draft.RequestId).Distinct()], cancel)).ToDictionary(request => request.Id);
        var services = await catalogue.Of(town.TenantId);
        Lines =
        [
            .. mine.Where(draft => known.ContainsKey(draft.RequestId))
                .Select(draft => (Short(draft), known[draft.RequestId], words.Of(services.ById(known[draft.RequestId].ServiceId)?.Name))),
        ];
    }

    public async Task<IActionResult> OnPostForget(long request, string field, CancellationToken cancel)
    {
        if (!DraftField.Is(field) || await requests.ByNumber(town.TenantId, request, cancel) is not { } found)
        {
            return NotFound();
        }

        await answering.Forget(found.Id, field, cancel);
        return Redirect("/desk/drafts");
    }

    private static DraftView Short(DraftView draft) => draft.Text.Length <= LongestText ? draft : draft with { Text = draft.Text[..LongestText] + "…" };
}
