using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn;

/// <summary>After the password: a code, or a passkey where scripts run.</summary>
[AllowAnonymous]
internal sealed class SecondStepPage(ISignIn signIn, IWords words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public SecondStepWays Ways { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : Redirect("/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
            return Redirect("/sign-in?again=true");
        var outcome = await signIn.Second(Code ?? "");
        if (outcome == SignInOutcome.SignedIn)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/account/home");
        ModelState.AddModelError(nameof(Code), words[outcome == SignInOutcome.TooManyTries ? "sign-in.too-many" : "second.refused"]);
        Response.StatusCode = outcome == SignInOutcome.TooManyTries ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK;
        return Page();
    }

    private async Task<bool> Load()
    {
        if (await signIn.Ways() is not { } ways)
            return false;
        Ways = ways;
        return true;
    }
}
