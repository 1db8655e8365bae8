using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn.Security;

/// <summary>Sets up an authenticator app: a secret to scan or to type, confirmed by a code that the app makes of it.</summary>
[Needs(Right.OwnAccount)]
[OpenWhileEnrolling]
internal sealed class AppPage(ISecondFactors factors, IWords words) : PageModel
{
    /// <summary>Null once the app is on.</summary>
    public AppOffer? Offer { get; private set; }

    /// <summary>The first sheet of recovery codes, shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnGet() => await Show();

    public async Task<IActionResult> OnPost()
    {
        switch (await factors.ConfirmApp(Code ?? "", Password))
        {
            case FactorOutcome.Done:
                Response.Headers.CacheControl = "no-store";
                Codes = await factors.FirstCodes();
                return Codes.Count > 0 ? Page() : Redirect("/account/security?said=app-on");
            case FactorOutcome.AlreadyOn:
                return Redirect("/account/security?said=already-on");
            case FactorOutcome.PasswordIsWrong:
                ViewData["PasswordError"] = "app";
                ModelState.AddModelError(nameof(Password), words["account.current.wrong"]);
                break;
            default:
                ModelState.AddModelError(nameof(Code), words["security.app.code.wrong"]);
                break;
        }
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        Response.Headers.CacheControl = "no-store";
        if (await factors.OfferApp() is not { } offer)
            return Redirect("/account/security?said=already-on");
        Offer = offer;
        return Page();
    }
}
