using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Desk.Live;
using Townline.Faces.Desk.Queues;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>One request: the conversation, the work on it, the person and the place. Each handler is one thing a clerk does.</summary>
[Needs(Right.DeskRead)]
[TakesUploads]
internal sealed class RequestModel(
    TownContext town, RequestPanes panes, QueuePanes queues, RequestWork work, DeskFiles files, Presence presence, LiveFeed live, IWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Reference { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Queue { get; set; }

    /// <summary>What was typed; kept when something is to be mended.</summary>
    [BindProperty]
    public WorkInput Input { get; set; } = new();

    public RequestPane Pane { get; private set; } = null!;

    public QueuePane QueuePane { get; private set; } = null!;

    public IReadOnlyList<StoredFile> Kept { get; private set; } = [];

    public IReadOnlyList<string> Watchers { get; private set; } = [];

    /// <summary>What others did since this page was opened, when that stood in the way.</summary>
    public IReadOnlyList<Conversations.Contracts.TimelineEntry> Since { get; private set; } = [];

    public bool Stale { get; private set; }

    public long LiveCursor { get; } = live.Cursor;

    public SignedInStaff Me => HttpContext.RequireStaff();

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        Input = WorkInput.Of(Pane);
        await presence.Arrive(town, Pane.Request.Id, Me.Id);
        return Page();
    }

    public Task<IActionResult> OnPostReply(CancellationToken cancel) => Do(Right.RequestsWork, (unit, kept) => work.Reply(unit, Pane, Input, kept), cancel);

    public Task<IActionResult> OnPostNote(CancellationToken cancel) => Do(Right.RequestsWork, (unit, kept) => work.Note(unit, Pane, Input, kept), cancel);

    public Task<IActionResult> OnPostMove(CancellationToken cancel) => Do(Right.RequestsWork, (unit, _) => work.Move(unit, Pane, Input), cancel);

    public Task<IActionResult> OnPostTake(CancellationToken cancel) => Do(Right.RequestsWork, (unit, _) => work.Take(unit, Pane, Input, Me.Id), cancel);

    public Task<IActionResult> OnPostAssign(CancellationToken cancel) => Do(Right.RequestsAssign, (unit, _) => work.Assign(unit, Pane, Input), cancel);

    public Task<IActionResult> OnPostClose(CancellationToken cancel) => Do(Right.RequestsClose, (unit, kept) => work.Close(unit, Pane, Input, kept), cancel);

    public Task<IActionResult> OnPostReopen(CancellationToken cancel) => Do(Right.RequestsWork, (unit, _) => work.Reopen(unit, Pane, Input), cancel);

    public Task<IActionResult> OnPostFollowUp(CancellationToken cancel) => Do(Right.RequestsWork, (unit, _) => work.FollowUp(unit, Pane, Input, town.Tenant), cancel);

    public Task<IActionResult> OnPostCorrect(CancellationToken cancel) => Do(Right.RequestsWork, (unit, _) => work.Correct(unit, Pane, Input), cancel);

    /// <summary>The line that says who else is looking; fetched again when somebody comes or goes.</summary>
    public async Task<IActionResult> OnGetWatchers(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        return Partial("Requests/_Watchers", Watchers);
    }

    /// <summary>Checks the right and that nobody was quicker, takes in files, does it, and goes back to the request; or shows it again with what to mend.</summary>
    private async Task<IActionResult> Do(Right right, Func<Unit, IReadOnlyList<string>, Task> doing, CancellationToken cancel)
    {
        if (!Me.May(right))
        {
            return Forbid();
        }

        if (!await Load(cancel))
        {
            return NotFound();
        }

        Kept = await files.Take(Request, Input.Files, ModelState, cancel);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            if (Input.Version != Pane.Request.Version)
            {
                throw new StaleEditException(Pane.Request.Id, Pane.Request.Version);
            }

            await town.Write(unit => doing(unit, files.Tickets(Kept)), cancel);
            return Redirect($"/desk/requests/{Reference}?queue={Queue}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError($"Input.{WorkInput.FieldOf(broken.Code)}", words[$"rule.{broken.Code}", [.. broken.Args]]);
        }
        catch (StaleEditException)
        {
            await ShowWhatChanged(cancel);
        }

        return Page();
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await panes.Read(Reference, cancel) is not { } pane)
        {
            return false;
        }

        Pane = pane;
        QueuePane = await queues.Read(town.Tenant, Me, Queue, 1, Reference, cancel);
        Watchers = [.. (await presence.Others(town, pane.Request.Id, Me.Id, cancel)).Select(id => pane.NameOf(id)).Where(name => name.Length > 0)];
        return true;
    }

    /// <summary>The second person sees the difference, keeps what they typed, and may send it again.</summary>
    private async Task ShowWhatChanged(CancellationToken cancel)
    {
        await Load(cancel);
        Stale = true;
        Since = [.. Pane.Timeline.Where(entry => entry.Id > Input.Seen)];
        Input.Version = Pane.Request.Version;
        Input.Seen = WorkInput.LastSeen(Pane);

        // The hidden fields must show the new values, not the posted ones.
        ModelState.Remove("Input.Version");
        ModelState.Remove("Input.Seen");
    }
}
