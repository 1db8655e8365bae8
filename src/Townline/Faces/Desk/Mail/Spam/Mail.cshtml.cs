using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Mail.Spam;

/// <summary>One mail that is held: what it says, why it is held, and the word that lets it in.</summary>
[Needs(Right.RequestsWork)]
internal sealed class MailModel(TownContext town, ISpamMail spam, IRequestQueries requests, IAccessLog looks, IWords words) : PageModel
{
    public SpamInfo Info { get; private set; } = null!;

    public MailView Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel) => await Load(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostLetIn(long id, CancellationToken cancel)
    {
        try
        {
            return await spam.LetIn(town.TenantId, id, town.Actor, cancel) is { } number ? Redirect($"/desk/requests/{number}") : NotFound();
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", words[$"rule.{broken.Code}", [.. broken.Args]]);
            return await Load(id, cancel) ? Page() : NotFound();
        }
    }

    private async Task<bool> Load(long id, CancellationToken cancel)
    {
        if (await spam.Open(town.TenantId, id, words["desk-mail.quoted"], cancel) is not { } view)
        {
            return false;
        }

        (Info, Mail) = (view.Info, view.Mail);

        // One that was a request is of somebody whose record the town keeps.
        if (Info.RequestId is { } was && await requests.ById(town.TenantId, was, cancel) is { PersonId: { } person })
        {
            looks.Seen(town, person, AccessWays.Request, was);
        }

        return true;
    }
}
