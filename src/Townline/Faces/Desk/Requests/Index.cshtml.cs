using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Answering;
using Townline.Faces.Desk.Later;
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
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>One request: the conversation, the work on it, the person and the place. Each handler is one thing a clerk does.</summary>
[Needs(Right.DeskRead)]
[TakesUploads]
internal sealed partial class RequestModel(
    TownContext town, RequestPanes panes, QueuePanes queues, RequestWork work, AnsweringDesk answering, LetterDesk letters, HeldDesk later, IRequestQueries requests,
    DeskFiles files, Presence presence, LiveFeed live, IMailViews mails, IInquiries inquiries, IWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Reference { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Queue { get; set; }

    /// <summary>The mail whose pictures on other servers are to be shown.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Pictures { get; set; }

    /// <summary>The list it was opened from, as the value of one parameter.</summary>
    public string QueueParameter => Uri.EscapeDataString(Queue ?? "");

    /// <summary>What was typed; kept when something is to be mended.</summary>
    [BindProperty]
    public WorkInput Input { get; set; } = new();

    public RequestPane Pane { get; private set; } = null!;

    /// <summary>What of the timeline came as mails, by entry.</summary>
    public IReadOnlyDictionary<long, MailView> Mails { get; private set; } = new Dictionary<long, MailView>();

    /// <summary>What opened it is a mail whose bytes are kept.</summary>
    public bool BeganWithMail => Pane.Timeline.FirstOrDefault(entry => entry.Kind == EntryKind.Message) is { } first && Mails.ContainsKey(first.Id);

    public QueuePane QueuePane { get; private set; } = null!;

    public IReadOnlyList<StoredFile> Kept { get; private set; } = [];

    public IReadOnlyList<string> Watchers { get; private set; } = [];

    /// <summary>What others did since this page was opened, when that stood in the way.</summary>
    public IReadOnlyList<TimelineEntry> Since { get; private set; } = [];

    public bool Stale { get; private set; }

    /// <summary>What an answer can have besides its words; null where the channel carries none of it.</summary>
    public LetterPane? Letter { get; private set; }

    /// <summary>Answers that have not left yet.</summary>
    public HeldPane Held { get; private set; } = null!;

    /// <summary>The files that are kept belong to the closing, not to an answer.</summary>
    public bool KeepsForClosing { get; private set; }

    /// <summary>Who is answering, and what is begun and not sent.</summary>
    public AnsweringPane Answering { get; private set; } = null!;

    public long LiveCursor { get; } = live.Cursor;

    public SignedInStaff Me => HttpContext.RequireStaff();

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        Input = WorkInput.Of(Pane);
        await TakeUpDrafts(cancel);
        await presence.Arrive(town, Pane.Request.Id, Me.Id);
        return Page();
    }

    public Task<IActionResult> OnPostReply(CancellationToken cancel) => Do(Right.RequestsWork, (unit, kept) => work.Reply(unit, Pane, Input, kept, letters.Parts(Input, Letter)), cancel, sends: DraftField.Text);

    public Task<IActionResult> OnPostSchedule(CancellationToken cancel) => Do(Right.RequestsWork, (unit, kept) => work.Schedule(unit, Pane, Input, kept, letters.Parts(Input, Letter), town.Tenant), cancel, sends: DraftField.Text);

    public Task<IActionResult> OnPostNote(CancellationToken cancel) => Do(Right.RequestsWork, (unit, kept) => work.Note(unit, Pane, Input, kept), cancel, sends: DraftField.Text);

    public Task<IActionResult> OnPostMove(CancellationToken cancel) => Do(Right.RequestsWork, (unit, _) => work.Move(unit, Pane, Input), cancel);

    public Task<IActionResult> OnPostTake(CancellationToken cancel) => Do(Right.RequestsWork, (unit, _) => work.Take(unit, Pane, Input, Me.Id), cancel);

    public Task<IActionResult> OnPostAssign(CancellationToken cancel) => Do(Right.RequestsAssign, (unit, _) => work.Assign(unit, Pane, Input), cancel);

    public Task<IActionResult> OnPostClose(CancellationToken cancel) => Do(Right.RequestsClose, (unit, kept) => work.Close(unit, Pane, Input, kept), cancel, sends: DraftField.Sentence);

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
    /// <param name="sends">The field whose draft goes with it.</param>
    private async Task<IActionResult> Do(Right right, Func<Unit, IReadOnlyList<string>, Task> doing, CancellationToken cancel, string? sends = null)
    {
        if (!Me.May(right))
        {
            return Forbid();
        }

        if (!await Load(cancel))
        {
            return NotFound();
        }

        await TakeFiles(sends, cancel);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await town.Write(
                async unit =>
                {
                    // A double click or a retry of what has arrived: it is done.
                    if (sends is not null && !await answering.Send(unit, Pane.Request.Id, sends, Input, how: $"{RouteData.Values["handler"] ?? Request.Query["handler"]}"))
                    {
                        return;
                    }

                    await work.Demand(unit, Pane, Input);
                    await doing(unit, files.Tickets(Kept));
                },
                cancel);
            return Redirect($"/desk/requests/{Reference}?queue={QueueParameter}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError($"Input.{WorkInput.FieldOf(broken.Code)}", words[$"rule.{broken.Code}", [.. broken.Args]]);
            await KeepTyped(sends, cancel);
        }
        catch (StaleEditException)
        {
            await ShowWhatChanged(cancel);
            await KeepTyped(sends, cancel);
        }

        return Page();
    }

    /// <summary>What was uploaded now and before, without what is to be left out.</summary>
    private async Task TakeFiles(string? field, CancellationToken cancel)
    {
        Kept = await files.Take(Request, Input.Files.Except(Input.Dropped), ModelState, cancel);
        (Input.Files, Input.Dropped, KeepsForClosing) = ([.. files.Tickets(Kept)], [], field == DraftField.Sentence);
        ModelState.Remove("Input.Dropped");
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await panes.Read(Reference, cancel) is not { } pane)
        {
            return false;
        }

        Pane = pane;
        Mails = await mails.Of(town.TenantId, pane.Timeline, new MailShowing(words["desk-mail.quoted"], Pictures), cancel);
        QueuePane = await queues.Read(town.Tenant, Me, Queue, null, Reference, cancel);
        Answering = await answering.Read(pane.Request, cancel);
        Letter = await letters.Read(pane, cancel);
        Held = await later.Read(pane.Request, cancel);
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
