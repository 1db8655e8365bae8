using Microsoft.AspNetCore.Mvc;
using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Answering;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>Drafts and claims: what a page asks for while somebody writes. With <c>live</c> a script asks, and gets no page but what it needs.</summary>
internal sealed partial class RequestModel
{
    /// <summary>Set when the page is shown with a draft that another page of mine has overtaken.</summary>
    public DraftKept? Overtaken { get; private set; }

    public bool IsKept { get; private set; }

    public async Task<IActionResult> OnPostDraft(string field, bool live, CancellationToken cancel)
    {
        if (!Me.May(Right.RequestsWork))
        {
            return Forbid();
        }

        if (field is not (DraftField.Text or DraftField.Sentence) || await Light(cancel) is not { } request)
        {
            return NotFound();
        }

        if (!live && field == DraftField.Text)
        {
            await TakeFiles(field, cancel);
            if (Kept.Count > 0 && string.IsNullOrWhiteSpace(Input.Text))
            {
                ModelState.AddModelError("Input.Text", words["desk-letter.draft-empty"]);
            }

            if (!ModelState.IsValid)
            {
                await Load(cancel);
                return Page();
            }
        }

        try
        {
            var kept = await answering.Keep(request.Id, field, Input, cancel);
            if (live)
            {
                return new JsonResult(kept);
            }

            return kept.IsKept ? Redirect($"/desk/requests/{Reference}?queue={QueueParameter}&kept=draft#answer") : await ShowOvertaken(field, kept, cancel);
        }
        catch (RuleBrokenException broken)
        {
            var message = words[$"rule.{broken.Code}", [.. broken.Args]];
            if (live)
            {
                return new JsonResult(new { problem = message }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
            }

            await Load(cancel);
            ModelState.AddModelError(field == DraftField.Text ? "Input.Text" : "Input.Sentence", message);
            return Page();
        }
    }

    public Task<IActionResult> OnPostClaim(bool live, CancellationToken cancel) => Answer(live, request => answering.Claim(request, over: false, cancel), cancel);

    public Task<IActionResult> OnPostTakeOver(CancellationToken cancel) => Answer(false, request => answering.Claim(request, over: true, cancel), cancel);

    public Task<IActionResult> OnPostLetGo(bool handOver, CancellationToken cancel) => Answer(false, request => answering.LetGo(request.Id, handOver, cancel), cancel);

    public Task<IActionResult> OnPostShare(bool shared, CancellationToken cancel) => Answer(false, request => answering.Share(request.Id, shared, cancel), cancel);

    public Task<IActionResult> OnPostUse(long from, CancellationToken cancel) => Answer(false, request => answering.Use(request, from, cancel), cancel);

    /// <summary>The line that says who is answering; fetched again when a claim on this request moves.</summary>
    public async Task<IActionResult> OnGetAnswering(CancellationToken cancel) =>
        await Light(cancel) is { } request ? Partial("Answering/_Strip", await answering.Read(request, cancel)) : NotFound();

    private async Task<IActionResult> Answer(bool live, Func<RequestView, Task> doing, CancellationToken cancel)
    {
        if (!Me.May(Right.RequestsWork))
        {
            return Forbid();
        }

        if (await Light(cancel) is not { } request)
        {
            return NotFound();
        }

        await doing(request);
        return live ? Partial("Answering/_Strip", await answering.Read(request, cancel)) : Redirect($"/desk/requests/{Reference}?queue={QueueParameter}#answer");
    }

    /// <summary>The request alone, for what is asked often.</summary>
    private Task<RequestView?> Light(CancellationToken cancel) => requests.ByNumber(town.TenantId, Reference, cancel);

    /// <summary>What I began comes back into the boxes; what others said since stands above them.</summary>
    private async Task TakeUpDrafts(CancellationToken cancel)
    {
        (Input.Text, Input.DraftVersion) = (Answering.Text?.Text, Answering.Text?.Version ?? 0);
        (Input.Sentence, Input.SentenceVersion) = (Answering.Sentence?.Text, Answering.Sentence?.Version ?? 0);
        if (AnswerParts.Read(Answering.Text?.Parts ?? "") is { } parts)
        {
            parts.Into(Input);
            Kept = await files.Find(Input.Files, cancel);
        }

        Since = answering.Since(Answering.Text ?? Answering.Sentence, Pane.Timeline);
        IsKept = Request.Query["kept"] == "draft";
        IsUndone = Request.Query["kept"] == "undone";
    }

    /// <summary>What could not be sent is kept, whatever becomes of this page.</summary>
    private async Task KeepTyped(string? field, CancellationToken cancel)
    {
        var text = field == DraftField.Sentence ? Input.Sentence : Input.Text;
        if (field is null || string.IsNullOrWhiteSpace(text) || text.Length > IDrafts.LongestText)
        {
            return;
        }

        var kept = await answering.Keep(Pane.Request.Id, field, Input, cancel);
        Overtaken = kept.IsKept ? null : kept;
        Knows(field, kept.Version);
    }

    private async Task<IActionResult> ShowOvertaken(string field, DraftKept kept, CancellationToken cancel)
    {
        await Load(cancel);
        Overtaken = kept;
        Knows(field, kept.Version);
        Input.Page = Guid.NewGuid().ToString("N");
        ModelState.Remove("Input.Page");
        return Page();
    }

    /// <summary>The page is shown again and knows what stands there now: the next save is meant.</summary>
    private void Knows(string field, int version)
    {
        if (field == DraftField.Text)
        {
            Input.DraftVersion = version;
            ModelState.Remove("Input.DraftVersion");
        }
        else
        {
            Input.SentenceVersion = version;
            ModelState.Remove("Input.SentenceVersion");
        }
    }
}
