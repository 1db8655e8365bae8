using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.SignIn;

/// <summary>Where a one-time link leads: the owner of an account sets its password.</summary>
[AllowAnonymous]
internal sealed class SetPasswordPage(IPasswords passwords, IWords words) : PageModel
{
    /// <summary>Id of the account.</summary>
    [BindProperty(SupportsGet = true, Name = "user")]
    public long Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public bool LinkIsGood { get; private set; }

    public int ShortestLength => passwords.ShortestLength;

    public async Task OnGetAsync() => await CheckLink();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await CheckLink() || !NewPassword.Check(ModelState, words, ShortestLength, Password, Again))
            return Page();
        switch (await passwords.Set(Account, Token!, Password!))
        {
            case PasswordOutcome.Done:
                return Redirect("/account/home");
            case PasswordOutcome.SecondStep:
                return Redirect("/sign-in/second");
            case PasswordOutcome.TooWeak:
                ModelState.AddModelError(nameof(Password), words["set-password.weak", ShortestLength]);
                return Page();
            default:
                LinkIsGood = false;
                return Page();
        }
    }

    private async Task<bool> CheckLink()
    {
        // The token must not travel on in a Referer.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return LinkIsGood = !string.IsNullOrEmpty(Token) && await passwords.LinkIsGood(Account, Token);
    }
}
