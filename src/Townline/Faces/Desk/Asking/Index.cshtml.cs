using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Identity.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Asking;

/// <summary>Asks somebody outside about a request by mail. What they answer is read by staff alone.</summary>
[Needs(Right.RequestsWork)]
[TakesUploads]
internal sealed class AskModel(RequestPanes panes, AskDesk desk, DeskFiles files, IWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Reference { get; set; }

    /// <summary>What was typed; kept when something is to be mended.</summary>
    [BindProperty]
    public AskInput Input { get; set; } = new();

    public RequestPane Pane { get; private set; } = null!;

    public AskPane Offered { get; private set; } = null!;

    public IReadOnlyList<StoredFile> Kept { get; private set; } = [];

    /// <summary>It was taken back before it left.</summary>
    public bool IsUndone { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        Input = await desk.Draft(Pane, cancel) ?? AskInput.Of(Pane);
        Kept = await files.Find(Input.Files, cancel);
        IsUndone = Request.Query["kept"] == "undone";
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        Kept = await files.Take(Request, Input.Files.Except(Input.Dropped), ModelState, cancel);
        (Input.Files, Input.Dropped) = ([.. files.Tickets(Kept)], []);
        ModelState.Remove("Input.Dropped");
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await desk.Send(Pane, Offered, Input, Input.Files, cancel);
            return Redirect($"/desk/requests/{Reference}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError($"Input.{AskInput.FieldOf(broken.Code)}", words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    /// <summary>Files of a message that can be taken along.</summary>
    public IEnumerable<StoredFile> FilesOf(TimelineEntry entry) => entry.Files.Select(file => Pane.Files.GetValueOrDefault(file.FileId)).OfType<StoredFile>();

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await panes.Read(Reference, cancel) is not { } pane)
        {
            return false;
        }

        (Pane, Offered) = (pane, await desk.Read(pane, cancel));
        return true;
    }
}
