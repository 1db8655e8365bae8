using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn;

/// <summary>Signs in by a passkey, alone or as the second step. The browser asks for a question first, and sends the answer as a form.</summary>
[AllowAnonymous]
internal sealed class PasskeyPage(IPasskeys passkeys, IWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostOptions() => Content(await passkeys.AskToSignIn(), "application/json");

    public async Task<IActionResult> OnPost(string? credential)
    {
        switch (await passkeys.SignIn(credential ?? ""))
        {
            case SignInOutcome.SignedIn:
                return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/account/home");
            case SignInOutcome.TooManyTries:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                ModelState.AddModelError("", words["sign-in.too-many"]);
                return Page();
            default:
                ModelState.AddModelError("", words["passkey.sign-in.refused"]);
                return Page();
        }
    }
}
