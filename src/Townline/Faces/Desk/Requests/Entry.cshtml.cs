using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Requests;

/// <summary>Corrects a message or a note of a request. A second editor sees what the first made of it, and keeps what they typed.</summary>
[Needs(Right.RequestsWork)]
internal sealed class EntryModel(TownContext town, IRequestQueries requests, ITimelines timelines, IConversations conversations, IWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Reference { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>When the words that the clerk saw had been corrected, in unix ms; null: never.</summary>
    [BindProperty]
    public long? Seen { get; set; }

    public TimelineEntry Entry { get; private set; } = null!;

    public bool Stale { get; private set; }

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        (Text, Seen) = (Entry.Text, Entry.CorrectedAt?.ToUnixTimeMilliseconds());
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return NotFound();
        }

        DateTimeOffset? seen = Seen is { } ms && ms >= 0 && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
        try
        {
            await town.Write(unit => conversations.Correct(unit, id, PlainText.Clean(Text), PlainText.Clean(Reason), seen), cancel);
            return Redirect($"/desk/requests/{Reference}#entry-{id}");
        }
        catch (RuleBrokenException broken)
        {
            var field = broken.Code.StartsWith("reason", StringComparison.Ordinal) ? nameof(Reason) : nameof(Text);
            ModelState.AddModelError(field, words[$"rule.{broken.Code}", [.. broken.Args]]);
        }
        catch (StaleEntryException)
        {
            await Load(id, cancel);
            (Stale, Seen) = (true, Entry.CorrectedAt?.ToUnixTimeMilliseconds());

            // The hidden field must show the new value, not the posted one.
            ModelState.Remove(nameof(Seen));
        }

        return Page();
    }

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        var request = await requests.ByNumber(town.TenantId, Reference, cancel);
        if (request is null || await timelines.ById(town.TenantId, id, cancel) is not { Kind: EntryKind.Message or EntryKind.Note } entry || entry.RequestId != request.Id)
        {
            return false;
        }

        Entry = entry;
        return true;
    }
}
