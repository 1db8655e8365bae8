using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Mail.Spam;

/// <summary>What happens when a request that came by mail is called spam; and the word that does it.</summary>
[Needs(Right.RequestsClose)]
internal sealed class CallModel(TownContext town, ISpamMail spam, IRequestQueries requests, IWords words) : PageModel
{
    /// <summary>What the mail became.</summary>
    public RequestView Opened { get; private set; } = null!;

    public SpamLook Look { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long reference, CancellationToken cancel) =>
        !await Load(reference, cancel) ? NotFound() : Look.IsHeld ? Redirect("/desk/mail/spam") : Page();

    public async Task<IActionResult> OnPost(long reference, int version, CancellationToken cancel)
    {
        if (!await Load(reference, cancel))
        {
            return NotFound();
        }

        try
        {
            await spam.Call(town.TenantId, new SpamOrder(Opened.Id, version, words["desk-spam.sentence"]), town.Actor, cancel);
            return Redirect($"/desk/mail/spam?called={Opened.Number}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", words[$"rule.{broken.Code}", [.. broken.Args]]);
        }
        catch (StaleEditException)
        {
            ModelState.AddModelError("", words["desk-spam.call.stale"]);
        }

        return await Load(reference, cancel) ? Page() : NotFound();
    }

    private async Task<bool> Load(long reference, CancellationToken cancel)
    {
        if (await requests.ByNumber(town.TenantId, reference, cancel) is not { } request || await spam.LookAt(town.TenantId, request.Id, cancel) is not { } look)
        {
            return false;
        }

        (Opened, Look) = (request, look);
        return true;
    }
}
