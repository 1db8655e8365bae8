using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Later;

/// <summary>Gives an answer that waits for its day another one. Its words are changed by taking it back.</summary>
[Needs(Right.RequestsWork)]
internal sealed class ChangeModel(TownContext town, IHeldAnswers held, IRequestQueries requests, IWords words) : PageModel
{
    [BindProperty]
    public DateParts SendAt { get; set; } = new();

    public HeldAnswer Answer { get; private set; } = null!;

    /// <summary>Of the request.</summary>
    public long Number { get; private set; }

    public string ZoneName => town.Tenant.TimeZone;

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return Redirect("/desk/scheduled");
        }

        SendAt = SendTime.Typed(Answer.DueAt, town.Tenant.Zone);
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, CancellationToken cancel)
    {
        if (!await Load(id, cancel))
        {
            return Redirect("/desk/scheduled");
        }

        try
        {
            var due = SendTime.Of(SendAt, town.Tenant.Zone);
            await town.Write(unit => held.Reschedule(unit, id, due), cancel);
            return Redirect("/desk/scheduled");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(nameof(SendAt), words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        if (await held.Find(town.Db, id, cancel) is not { IsScheduled: true } answer || await requests.ById(town.TenantId, answer.RequestId, cancel) is not { } request)
        {
            return false;
        }

        (Answer, Number) = (answer, request.Number);
        return true;
    }
}
