using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Outbox;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Admin.DeadLetters;

/// <summary>Work that was given up after its last attempt: try it again, or drop it.</summary>
[Needs(Right.DeadLettersManage)]
internal sealed class DeadLettersModel(TownContext town, Platform.Outbox.DeadLetters letters) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<OutboxRow> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel) => Rows = await letters.List(town.TenantId, Most, cancel);

    public async Task<IActionResult> OnPostRetry(long id, CancellationToken cancel)
    {
        await letters.Retry(town.TenantId, town.Actor, id, cancel);
        return Redirect("/admin/dead-letters");
    }

    public async Task<IActionResult> OnPostDrop(long id, CancellationToken cancel)
    {
        await letters.Drop(town.TenantId, town.Actor, id, cancel);
        return Redirect("/admin/dead-letters");
    }
}
