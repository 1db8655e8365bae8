using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Queues;
using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk;

/// <summary>The desk with a queue, a view or any filters, and nothing opened yet.</summary>
[Needs(Right.DeskRead)]
internal sealed class IndexModel(TownContext town, QueuePanes panes, IDeskLists lists, INextRequest next, IRequestQueries requests, LiveFeed live) : PageModel
{
    public QueuePane Pane { get; private set; } = null!;

    public long LiveCursor { get; } = live.Cursor;

    public bool MayWork => HttpContext.RequireStaff().May(Right.RequestsWork);

    /// <summary>The next one was asked for and there is none.</summary>
    [BindProperty(SupportsGet = true, Name = "none")]
    public bool NothingLeft { get; set; }

    public async Task OnGet(string? after, CancellationToken cancel = default) =>
        Pane = await panes.Read(town.Tenant, HttpContext.RequireStaff(), ListAddress.Read(Request.Query), after, null, cancel);

    /// <summary>Gives the clerk the most urgent request of the list that nobody has, and opens it.</summary>
    public async Task<IActionResult> OnPostNext(CancellationToken cancel)
    {
        var me = HttpContext.RequireStaff();
        if (!me.May(Right.RequestsWork))
        {
            return Forbid();
        }

        var list = await lists.Read(town.Tenant, me.Id, ListAddress.Read(Request.Query), cancel);
        return await next.Take(town.Tenant, me, list, cancel) is { } id && await requests.ById(town.TenantId, id, cancel) is { } request
            ? Redirect($"/desk/requests/{request.Number}?queue={Uri.EscapeDataString(list.Text)}")
            : Redirect($"{ListAddress.Of(list.Text)}&none=true");
    }

    /// <summary>The queues with their counts; fetched again when something moves.</summary>
    public async Task<IActionResult> OnGetQueues(CancellationToken cancel)
    {
        await OnGet(null, cancel);
        return Partial("Queues/_Queues", Pane);
    }
}
