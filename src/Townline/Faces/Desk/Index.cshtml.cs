using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Queues;
using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Desk;

/// <summary>The desk with a queue and nothing opened yet.</summary>
[Needs(Right.DeskRead)]
internal sealed class IndexModel(TownContext town, QueuePanes panes, LiveFeed live) : PageModel
{
    public QueuePane Pane { get; private set; } = null!;

    public long LiveCursor { get; } = live.Cursor;

    public async Task OnGet(string? queue, int page = 1, CancellationToken cancel = default) =>
        Pane = await panes.Read(town.Tenant, HttpContext.RequireStaff(), queue, page, null, cancel);

    /// <summary>The queues with their counts; fetched again when something moves.</summary>
    public async Task<IActionResult> OnGetQueues(string? queue, CancellationToken cancel)
    {
        await OnGet(queue, cancel: cancel);
        return Partial("Queues/_Queues", Pane);
    }
}
