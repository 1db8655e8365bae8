using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Portal.Limits;
using Townline.Faces.Portal.Parts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Portal.Mine;

/// <summary>Asks for the address to which the link goes. Known or not, the answer is the same, and takes the same steps.</summary>
[AllowAnonymous]
internal sealed class MineSignInPage(TownContext town, LinkMail mail, LinkLimit limit, CurrentResident resident, IWords words) : PageModel
{
    public const string Path = "/mine/sign-in";

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>False where the town sends no mail.</summary>
    public bool IsOffered { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        PrivatePage.Headers(Response);
        IsOffered = await mail.IsOffered();
        return await resident.Find(cancel) is null ? Page() : Redirect(MinePage.Path);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        PrivatePage.Headers(Response);
        IsOffered = await mail.IsOffered();
        if (!IsOffered)
        {
            return Page();
        }

        if (IdentityForm.Of(IdentityKind.Email, Email) is null)
        {
            ModelState.AddModelError(nameof(Email), words["mine.sign-in.email.wrong"]);
            return Page();
        }

        if (!limit.Allows(HttpContext))
        {
            return StatusCode(Response.StatusCode);
        }

        town.Actor = ResidentActor.Of(town);
        await mail.Ask(Email!.Trim(), MineCookies.NameBrowser(HttpContext), cancel);
        return Redirect(MineSentPage.Path);
    }
}
