using Microsoft.AspNetCore.Mvc;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>Answers that have not left yet: shown, and taken back.</summary>
internal sealed partial class RequestModel
{
    public bool IsUndone { get; private set; }

    /// <summary>What I wrote and has left since the page was opened: it takes the place of the line that said it would.</summary>
    public IReadOnlyList<TimelineEntry> Left { get; private set; } = [];

    public async Task<IActionResult> OnPostTakeBack(long held, CancellationToken cancel)
    {
        if (!Me.May(Right.RequestsWork))
        {
            return Forbid();
        }

        if (await Light(cancel) is not { } request)
        {
            return NotFound();
        }

        try
        {
            return Redirect(await later.TakeBack(request, held, cancel)
                ? $"/desk/requests/{Reference}/ask?kept=undone"
                : $"/desk/requests/{Reference}?queue={QueueParameter}&kept=undone#answer");
        }
        catch (RuleBrokenException broken)
        {
            await Load(cancel);
            Input = WorkInput.Of(Pane);
            ModelState.Clear();
            await TakeUpDrafts(cancel);
            ModelState.AddModelError("", words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    /// <summary>The lines of what has not left; fetched again when something of it changes.</summary>
    /// <param name="since">Newest entry that the page shows.</param>
    public async Task<IActionResult> OnGetHeld(long since, CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        Left = [.. Pane.Timeline.Where(entry => entry.Id > since && entry.Kind == EntryKind.Message && entry.AuthorKind == Platform.Events.ActorKind.Staff && entry.AuthorId == Me.Id)];
        return Partial("Requests/_Later", this);
    }
}
