using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn;

/// <summary>Where staff sign in.</summary>
[AllowAnonymous]
internal sealed class SignInPage(ISignIn signIn, IWords words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The password was given too long ago for the second step.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), words["sign-in.email.missing"]);
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), words["sign-in.password.missing"]);
        if (!ModelState.IsValid)
            return Page();

        var outcome = await signIn.Try(Email!, Password!);
        if (outcome == SignInOutcome.SignedIn)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/account/home");
        if (outcome == SignInOutcome.SecondStep)
            return Redirect(ReturnUrl is null ? "/sign-in/second" : $"/sign-in/second?returnUrl={Uri.EscapeDataString(ReturnUrl)}");
        ModelState.AddModelError(nameof(Email), words[outcome == SignInOutcome.TooManyTries ? "sign-in.too-many" : "sign-in.refused"]);
        Response.StatusCode = outcome == SignInOutcome.TooManyTries ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK;
        return Page();
    }
}
